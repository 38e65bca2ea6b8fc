/** The {@code rapport} command. */
@NullMarked
package dev.rapport.localstack.cli;

import org.jspecify.annotations.NullMarked;
