/** Processes are recognised, signalled and measured as they say. */
@NullMarked
package dev.rapport.localstack.process;

import org.jspecify.annotations.NullMarked;
