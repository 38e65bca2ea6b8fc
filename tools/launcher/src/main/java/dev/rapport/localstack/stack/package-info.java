/** The whole stack: what is installed where, how its parts are started, and what is remembered of them. */
@NullMarked
package dev.rapport.localstack.stack;

import org.jspecify.annotations.NullMarked;
