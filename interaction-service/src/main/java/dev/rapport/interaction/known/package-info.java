/** What this service remembers of records and colleagues that other services own. */
@NullMarked
package dev.rapport.interaction.known;

import org.jspecify.annotations.NullMarked;
