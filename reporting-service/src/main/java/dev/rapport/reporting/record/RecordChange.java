package dev.rapport.reporting.record;

import dev.rapport.common.projection.Delivery;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Told;
import org.jspecify.annotations.Nullable;

/**
 * What one event did to its record.
 *
 * @param told what the event tells
 * @param before null if it is the first event
 */
public record RecordChange(Delivery delivery, Told told, @Nullable RecordDocument before, RecordDocument after) {}
