/** What the tests of services share: who calls them, what they answer, and the events before and after. */
@NullMarked
package dev.rapport.common.testing;

import org.jspecify.annotations.NullMarked;
