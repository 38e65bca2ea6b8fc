/** Processes of the operating system: started, recognised again later, signalled, measured. */
@NullMarked
package dev.rapport.localstack.process;

import org.jspecify.annotations.NullMarked;
