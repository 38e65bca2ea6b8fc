/** Views: how people like to look at lists. */
@NullMarked
package dev.rapport.reporting.resource.view;

import org.jspecify.annotations.NullMarked;
