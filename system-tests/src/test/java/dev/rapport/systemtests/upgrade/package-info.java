/** What the version before has stored is read, published and served by this one. */
@NullMarked
package dev.rapport.systemtests.upgrade;

import org.jspecify.annotations.NullMarked;
