/** What follows from an event without anybody asking: a command, carried out once. */
@NullMarked
package dev.rapport.common.automation;

import org.jspecify.annotations.NullMarked;
