/** What the tests of this service share. */
@NullMarked
package dev.rapport.deal.support;

import org.jspecify.annotations.NullMarked;
