package dev.rapport.contact.classification;

import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import org.jspecify.annotations.Nullable;

/**
 * How somebody classifies a customer.
 *
 * @param lifecycle
 *            null to leave it
 * @param tier
 *            null to leave it
 * @param reason
 *            why; always there when the customer is lost
 */
public record WantedClassification(@Nullable Lifecycle lifecycle, @Nullable Tier tier, @Nullable String reason) {}
