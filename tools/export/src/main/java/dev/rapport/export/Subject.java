package dev.rapport.export;

import dev.rapport.events.EventCatalogue;
import java.util.List;

/** What is exported. */
enum Subject {
    /** Everything that happened, an event a row. */
    EVENTS("id", "partition, \"offset\""),
    /** Records as they are now, a record a row. */
    STATES("subject", "\"offset\" DESC");

    private final String identity;
    private final String first;

    Subject(String identity, String first) {
        this.identity = identity;
        this.first = first;
    }

    String topic(String kind) {
        return switch (this) {
            case EVENTS -> EventCatalogue.topicOf(kind);
            case STATES -> EventCatalogue.stateTopicOf(kind);
        };
    }

    /** The column that tells rows apart: of what is there more than once, one row counts. */
    String identity() {
        return identity;
    }

    /** The order in which the row that counts comes first: the first of an event, the last of a record. */
    String first() {
        return first;
    }

    /** The columns beside what the value holds. */
    List<String> attributes() {
        return switch (this) {
            case EVENTS -> List.of("id", "type", "subject", "sequence", "time", "recordedtime", "actor",
                    "correlationid", "causationid", "dataschema");
            case STATES -> List.of();
        };
    }
}
