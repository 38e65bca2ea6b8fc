/** Sources: where leads, contacts and deals come from. */
@NullMarked
package dev.rapport.reporting.resource.source;

import org.jspecify.annotations.NullMarked;
