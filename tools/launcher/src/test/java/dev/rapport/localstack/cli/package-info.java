/** The command line as people type it. */
@NullMarked
package dev.rapport.localstack.cli;

import org.jspecify.annotations.NullMarked;
