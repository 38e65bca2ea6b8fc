/** Leads: people who may become customers. */
@NullMarked
package dev.rapport.contact.lead;

import org.jspecify.annotations.NullMarked;
