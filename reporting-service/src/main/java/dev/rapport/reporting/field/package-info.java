/** Which fields has a lead? What each kind of records has and can do, for lists, forms, filters and imports. */
@NullMarked
package dev.rapport.reporting.field;

import org.jspecify.annotations.NullMarked;
