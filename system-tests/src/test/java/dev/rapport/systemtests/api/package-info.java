/** The API does what its document says, for everyone and whatever is sent. */
@NullMarked
package dev.rapport.systemtests.api;

import org.jspecify.annotations.NullMarked;
