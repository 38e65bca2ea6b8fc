/** A stand-in for MongoDB that keeps documents in memory, for development and tests on one machine. */
@NullMarked
package dev.rapport.localstack.mongodb;

import org.jspecify.annotations.NullMarked;
