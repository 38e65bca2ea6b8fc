package dev.rapport.reporting.workload;

import java.util.List;

/**
 * What is to be done by a day, by the kind of record that says so and the field with the day. Here belongs every field
 * of leads and deals that says when the next step is due.
 */
enum Steps {
    EXPECTED_CLOSE("deal", "expectedClose");

    private final String kind;
    private final String day;

    Steps(String kind, String day) {
        this.kind = kind;
        this.day = day;
    }

    /** The fields of a kind of records that say by when something is to be done. */
    static List<String> days(String kind) {
        return List.of(values()).stream().filter(step -> step.kind.equals(kind)).map(step -> step.day).toList();
    }
}
