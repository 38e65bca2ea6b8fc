package dev.rapport.reporting.record;

import org.jspecify.annotations.Nullable;

import dev.rapport.common.projection.Delivery;

/**
 * What one event did to its record.
 *
 * @param before null if it is the first event
 */
public record RecordChange(Delivery delivery, @Nullable RecordDocument before, RecordDocument after) {}
