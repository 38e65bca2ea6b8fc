/** Tests that the stand-in behaves as a real MongoDB does for what the read models use. */
@NullMarked
package dev.rapport.localstack.mongodb;

import org.jspecify.annotations.NullMarked;
