/** Which records are there? Lists of every resource, filtered, sorted and paged. */
@NullMarked
package dev.rapport.reporting.list;

import org.jspecify.annotations.NullMarked;
