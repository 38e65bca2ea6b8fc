/** Leads: people who may become customers. */
@NullMarked
package dev.rapport.reporting.resource.lead;

import org.jspecify.annotations.NullMarked;
