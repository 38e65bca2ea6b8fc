package dev.rapport.reporting.query;

import dev.rapport.common.web.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one request, read strictly: whatever is unknown, malformed or out of range is collected, and
 * {@link #check} refuses the request naming all of it. Several values are given by repeating a parameter, so that any
 * character may be part of a value.
 */
public final class Parameters {

    /** Stands for the caller where the id of an employee is asked for. */
    public static final String ME = "me";

    private static final int LONGEST = GivenValues.LONGEST;

    /** What the clock of a reader may be ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private final GivenValues given;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Supplier<@Nullable UUID> me;

    private Parameters(GivenValues given, ZoneId zone, InstantSource clock, Supplier<@Nullable UUID> me) {
        this.given = given;
        this.zone = zone;
        this.clock = clock;
        this.me = me;
    }

    /** The parameters of nobody in particular, by the clock of the system, with days in UTC. */
    public static Parameters of(Map<String, List<String>> values) {
        return of(values, ZoneOffset.UTC, InstantSource.system(), () -> null);
    }

    /**
     * The parameters of a request; {@code position} is read elsewhere and always allowed.
     *
     * @param zone
     *            where days begin and end
     * @param me
     *            whom {@value #ME} stands for; asked only when it is given
     */
    public static Parameters of(Map<String, List<String>> values, ZoneId zone, InstantSource clock,
            Supplier<@Nullable UUID> me) {
        var parameters = new Parameters(new GivenValues(values), zone, clock, me);
        parameters.given.expect("position");
        return parameters;
    }

    /** Text, trimmed; null when absent. */
    public @Nullable String text(String name, int longest) {
        return given.read(name, longest, "must be text of 1 to " + longest + " characters", Forms::text);
    }

    /** As {@link #text}; its absence is an error. */
    public String requiredText(String name, int longest) {
        var text = text(name, longest);
        if (text == null && !given.has(name)) {
            refuse(name, "is required");
        }
        return text == null ? "" : text;
    }

    public int integer(String name, int absent, int least, int most) {
        var number = given.read(name, LONGEST, "must be a number from %d to %d".formatted(least, most), value -> {
            var parsed = Forms.integer(value);
            return parsed == null || parsed < least || parsed > most ? null : parsed;
        });
        return number == null ? absent : number;
    }

    public @Nullable Boolean flag(String name) {
        return given.read(name, LONGEST, "must be true or false", value -> switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    public @Nullable UUID uuid(String name) {
        return given.read(name, LONGEST, "must be a UUID", Forms::uuid);
    }

    /** One or more ids; empty when absent. */
    public List<UUID> uuids(String name) {
        return uuids(name, GivenValues.MOST_VALUES);
    }

    /** As {@link #uuids(String)}, but for how many there may be. */
    public List<UUID> uuids(String name, int most) {
        return given.several(name, most, "must be a UUID; repeat the parameter for several", Forms::uuid);
    }

    /** One or more ids of employees, of whom the caller is one by another name; empty when absent. */
    public List<UUID> employees(String name) {
        return given.several(name, GivenValues.MOST_VALUES,
                "must be a UUID or " + ME + "; repeat the parameter for several",
                value -> value.equals(ME) ? me.get() : Forms.uuid(value));
    }

    public @Nullable LocalDate day(String name) {
        return given.read(name, LONGEST, "must be a day like 2026-11-01", Forms::day);
    }

    /** The first instant of a range: one that was named, or the beginning of a day of the company. */
    public @Nullable Instant start(String name) {
        return instantOr(name, this::beginning);
    }

    /** The first instant after a range: one that was named, or the end of a day of the company, which is part of it. */
    public @Nullable Instant end(String name) {
        return instantOr(name, day -> beginning(day.plusDays(1)));
    }

    /**
     * An instant that has been: one that was named, or the last of a day of the company, which for today is this one.
     */
    public @Nullable Instant past(String name) {
        var now = clock.instant();
        var instant = instantOr(name, day -> {
            var begun = beginning(day);
            return begun.isAfter(now) ? begun : earlier(beginning(day.plusDays(1)).minus(1, ChronoUnit.MICROS), now);
        });
        if (instant != null && instant.isAfter(now.plus(CLOCKS_DIFFER))) {
            refuse(name, "must not lie in the future");
        }
        return instant == null ? null : earlier(instant, now);
    }

    /** The day that it is where the company is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private @Nullable Instant instantOr(String name, Function<LocalDate, Instant> ofDay) {
        return given.read(name, LONGEST, "must be an instant like 2026-11-01T10:00:00Z or a day like 2026-11-01",
                value -> {
                    var instant = Forms.instant(value);
                    var day = Forms.day(value);
                    return instant != null || day == null ? instant : ofDay.apply(day);
                });
    }

    /** Notes that a range ends before it begins; both of its ends may be absent. */
    public void checkRange(String from, @Nullable Instant start, String to, @Nullable Instant end) {
        if (start != null && end != null && !start.isBefore(end)) {
            refuse(to, "must be after " + from);
        }
    }

    /** A whole number, not negative; null when absent. */
    public @Nullable Integer wholeNumber(String name) {
        return given.read(name, LONGEST, "must be a whole number like 250", Forms::integer);
    }

    public @Nullable BigDecimal decimal(String name) {
        return given.read(name, LONGEST, "must be a number like 1250.00", Forms::decimal);
    }

    /** One of these; null when absent. */
    public @Nullable String choice(String name, List<String> choices) {
        return given.read(name, LONGEST, "must be one of " + String.join(", ", choices),
                value -> choices.contains(value) ? value : null);
    }

    /** One or more of these; empty when absent. */
    public List<String> choices(String name, List<String> choices) {
        return given.several(name, GivenValues.MOST_VALUES,
                "must be one of " + String.join(", ", choices) + "; repeat the parameter for several",
                value -> choices.contains(value) ? value : null);
    }

    /** One or more texts; empty when absent. */
    public List<String> texts(String name) {
        return given.several(name, GivenValues.MOST_VALUES,
                "must be text of 1 to " + LONGEST + " characters; repeat the parameter for several",
                Forms::text);
    }

    /** One value as it was given, of at most so many characters; null when it is absent or refused. */
    public @Nullable String whole(String name, int longest) {
        return given.read(name, longest, "must have at most " + longest + " characters", value -> value);
    }

    /** These, and what is not among them as if it had been given. */
    public Parameters completedBy(Map<String, List<String>> others) {
        return new Parameters(given.completedBy(others), zone, clock, me);
    }

    /** The names of all that was given, known or not. */
    public Set<String> names() {
        return given.names();
    }

    /** Whether it was given, known or not. */
    public boolean has(String name) {
        return given.has(name);
    }

    /** An opaque value of which only the length is checked here. */
    public @Nullable String opaque(String name) {
        return given.first(name);
    }

    /** All that was given, in a fixed order, but for these: what a cursor is bound to. */
    public String without(String... names) {
        return given.without(Set.of(names));
    }

    /** Notes that something is wrong with a parameter. */
    public void refuse(String name, String message) {
        given.refuse(name, message);
    }

    /**
     * Refuses the request if its parameters are wrong.
     *
     * @throws ProblemException
     *             400 {@code invalid-parameter} when anything was wrong, or a parameter was given that nobody asked for
     */
    public void check() {
        given.check();
    }
}
