/** How a request becomes a command, and a command becomes an answer. */
@NullMarked
package dev.rapport.common.command;

import org.jspecify.annotations.NullMarked;
