/** What are these records called? Names and kinds by id. */
@NullMarked
package dev.rapport.reporting.name;

import org.jspecify.annotations.NullMarked;
