/** A real Elasticsearch node in one JVM, from a flat class path, for development and tests on one machine. */
@NullMarked
package dev.rapport.localstack.elasticsearch;

import org.jspecify.annotations.NullMarked;
