package dev.rapport.reporting.past;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instant of the past, and by which clock: as things were known then, or as they were in the business by what is
 * known today.
 *
 * @param at
 *            what happened at this instant counts
 */
public record AsOf(Instant at, Time time) {

    /** Name of the parameter that says the instant. */
    public static final String PARAMETER = "asOf";

    /** Name of the parameter that says the clock. */
    public static final String TIME = "time";

    public static final String DESCRIPTION = "As it was at this instant; now when absent. A day like 2026-11-30 stands for its end in the company's time zone, today for this moment. Not in the future. Before the first record everything is empty.";
    public static final String TIME_DESCRIPTION = "With asOf: recorded, which is meant when absent, as it was known at that instant; occurred, as it was in the business then by what is known today. An event takes effect no earlier than the one before it.";

    /** Which clock counts. */
    public enum Time {
        /** When it was recorded. */
        RECORDED,
        /** When it happened in the business. */
        OCCURRED;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What {@value #TIME} can be. */
    public static final List<String> TIMES = List.of(Time.RECORDED.parameter(), Time.OCCURRED.parameter());

    /** What a reader asks for; null for the present. Whatever is wrong is noted with the parameters. */
    public static @Nullable AsOf of(Parameters parameters) {
        var at = parameters.past(PARAMETER);
        var time = parameters.choice(TIME, TIMES);
        if (time != null && !parameters.has(PARAMETER)) {
            parameters.refuse(TIME, "is understood together with " + PARAMETER + " only");
        }
        return at == null ? null : new AsOf(at, Time.OCCURRED.parameter().equals(time) ? Time.OCCURRED : Time.RECORDED);
    }

    /** Whether an event had happened, or was known. Instants are compared as they are indexed: to the microsecond. */
    public boolean includes(Instant recordedAt, Instant occurredAt) {
        return Fields.micros(time == Time.RECORDED ? recordedAt : occurredAt) <= Fields.micros(at);
    }

    /** Whether something that holds since then had begun. */
    public boolean isSince(Since since) {
        return (time == Time.RECORDED ? since.recorded() : since.occurred()) <= Fields.micros(at);
    }

    /** The versions, in documents that say {@link Since} when they hold, that held then; the present ones for null. */
    public static List<Map<String, ?>> versions(@Nullable AsOf asOf) {
        return asOf == null ? List.of(Queries.term(Since.RECORDED_TO, Since.OPEN_END)) : asOf.held();
    }

    private List<Map<String, ?>> held() {
        return List.of(until(Since.RECORDED_FROM, Since.OCCURRED_FROM),
                Map.of("range", Map.of(time == Time.RECORDED ? Since.RECORDED_TO : Since.OCCURRED_TO,
                        Map.of("gt", Fields.micros(at)))));
    }

    /**
     * The records of a kind in the index of all records: those of the present for null, else their versions that held
     * then.
     */
    public static List<Map<String, ?>> records(@Nullable AsOf asOf, String kind) {
        if (asOf == null) {
            return List.of(Queries.term("type", kind));
        }
        var filters = new ArrayList<>(asOf.held());
        filters.add(whenever(kind));
        return filters;
    }

    /** The records of a kind in the index of all records with all their versions. */
    public static Map<String, ?> whenever(String kind) {
        return Queries.any(List.of(Queries.term("type", kind), Queries.term(Since.PAST_TYPE, kind)));
    }

    /** Of events, which are indexed with both of their instants, those that had happened or were known. */
    public Map<String, ?> until(String recordedAt, String occurredAt) {
        return Map.of("range", Map.of(time == Time.RECORDED ? recordedAt : occurredAt, Map.of("lte",
                Fields.micros(at))));
    }

    /** To be added to an address, so that it answers as of the same. */
    public String asQuery() {
        return "&" + PARAMETER + "=" + at + "&" + TIME + "=" + time.parameter();
    }
}
