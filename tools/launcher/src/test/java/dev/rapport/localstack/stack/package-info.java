/** What is installed, remembered and shown of the stack. */
@NullMarked
package dev.rapport.localstack.stack;

import org.jspecify.annotations.NullMarked;
