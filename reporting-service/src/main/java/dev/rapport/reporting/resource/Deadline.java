package dev.rapport.reporting.resource;

import java.util.List;

/**
 * A day after which something of a record is overdue.
 *
 * @param parameter by which lists are narrowed to what is overdue, or is not
 * @param day the field with the day
 * @param statuses of records that still go on
 */
public record Deadline(String parameter, String day, List<String> statuses) {

    public Deadline {
        statuses = List.copyOf(statuses);
    }
}
