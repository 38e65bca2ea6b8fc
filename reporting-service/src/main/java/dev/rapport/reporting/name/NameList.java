package dev.rapport.reporting.name;

import dev.rapport.events.field.Description;
import dev.rapport.reporting.record.Name;
import java.util.Map;
import java.util.UUID;

/** What records are called. */
record NameList(@Description("What the records are called, by their ids") Map<UUID, Name> names) {}
