package dev.rapport.common.command;

import dev.rapport.common.access.Access;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The request that a command belongs to. By it aggregates decide who may own a record and when something happened;
 * command handlers take it as a parameter.
 */
public final class Context {

    /** Where command messages carry it. */
    public static final String KEY = "rapport.context";

    /** Clocks of callers may be a little ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final WriteRequest request;
    private final Ownership ownership;
    private final CustomFields customFields;
    private final Clock clock;

    /** Where no custom field is defined. */
    public Context(WriteRequest request, Ownership ownership, Clock clock) {
        this(request, ownership, CustomFields.NONE, clock);
    }

    public Context(WriteRequest request, Ownership ownership, CustomFields customFields, Clock clock) {
        this.request = request;
        this.ownership = ownership;
        this.customFields = customFields;
        this.clock = clock;
    }

    /**
     * The context that a message carries.
     *
     * @throws ForbiddenException
     *             when there is none: nobody has sent the command
     */
    static Context of(Message<?> message) {
        if (message.getMetaData().get(KEY) instanceof Context context) {
            return context;
        }
        throw new ForbiddenException();
    }

    WriteRequest request() {
        return request;
    }

    /** Who sends the command. */
    public Caller caller() {
        return request.caller();
    }

    /** True when the caller may know of a record of these facts. */
    public boolean mayRead(String kind, RecordFacts facts) {
        return followsFromEvent() || ownership.access().mayRead(caller(), kind, facts);
    }

    /** True when the caller may change a record of these facts. */
    public boolean mayChange(String kind, RecordFacts facts) {
        return ownership.access().mayChange(caller(), kind, facts);
    }

    /** The day, where the company is. */
    LocalDate today() {
        return ownership.access().today();
    }

    /** The fields that the company has defined for its records. */
    public CustomFields customFields() {
        return customFields;
    }

    /** Whether somebody of that id works here. */
    public boolean isColleague(UUID employeeId) {
        return ownership.isColleague(employeeId, clock.instant());
    }

    /** Who reaches which records. */
    Access access() {
        return ownership.access();
    }

    /**
     * The owner of a new record: the caller, or somebody the caller may give records to.
     *
     * @param kind
     *            of the record, e.g. {@code lead}
     * @param at
     *            when the record began
     * @throws dev.rapport.common.refusal.RefusedException
     *             when the caller may not give records to that person, or that person may not own one
     */
    public UUID owner(String kind, @Nullable UUID requested, Instant at) {
        return requested != null && followsFromEvent() ? requested : ownership.of(caller(), kind, requested, at);
    }

    /**
     * The next owner of a record the caller may change: any colleague, so that work can be handed over.
     *
     * @param present
     *            who owns it now, and goes on to when nobody else is requested
     * @param at
     *            when it is handed over
     * @throws dev.rapport.common.refusal.RefusedException
     *             when the one who is requested may not own it
     */
    public UUID nextOwner(UUID present, @Nullable UUID requested, Instant at) {
        return requested == null || requested.equals(present) ? present : ownership.next(caller(), requested, at);
    }

    /**
     * Refuses to name somebody in a record who does not work here, or did not when it happened.
     *
     * @param named
     *            whom the record is to name; null for nobody
     * @param before
     *            whom it names already, who may have left since
     * @param field
     *            that names the person
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code unknown-employee}
     */
    public void requireColleague(@Nullable UUID named, @Nullable UUID before, String field, Instant at) {
        if (named != null && !named.equals(before) && !followsFromEvent()) {
            ownership.requireColleague(named, field, at);
        }
    }

    /**
     * When something happened in the business, which may be before it was recorded and never after: the instant the
     * caller gave, or now; to the microsecond, as stores keep it.
     *
     * @throws InvalidFieldException
     *             when it lies in the future or before 1900
     */
    public Instant at(@Nullable Instant given) {
        Instant now = clock.instant();
        Instant at = given == null ? now : given;
        if (!followsFromEvent()) {
            if (at.isAfter(now.plus(TOLERANCE))) {
                throw new InvalidFieldException("occurredAt", "must not lie in the future");
            }
            if (at.isBefore(EARLIEST)) {
                throw new InvalidFieldException("occurredAt", "must not lie before " + EARLIEST);
            }
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * When a step happened that follows another one. A step that carries no time of its own stays in order even where
     * an instance's clock runs behind that of the one before.
     *
     * @param previous
     *            when the step before it happened
     * @throws dev.rapport.common.refusal.RefusedException
     *             as {@link #at}, or when it is said to have happened before the previous one
     */
    public Instant step(@Nullable Instant given, Instant previous) {
        Instant at = at(given);
        if (given == null) {
            return at.isBefore(previous) ? previous : at;
        }
        StepRule.BEFORE_PREVIOUS_STEP.check(!at.isBefore(previous));
        return at;
    }

    /**
     * What an event says was decided when it was recorded, perhaps by another clock and for somebody who has left
     * since.
     */
    public boolean followsFromEvent() {
        return request.causationId() != null;
    }
}
