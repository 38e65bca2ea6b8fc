package dev.rapport.common.command;

import dev.rapport.common.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a command: who sends it and on which terms.
 *
 * @param caller
 *            who sends it
 * @param expectedVersion
 *            the version the caller has seen ({@code If-Match}), or null when any will do
 * @param idempotencyKey
 *            the caller's own key of this request, or null; of a command that follows from an event it names both
 * @param fingerprint
 *            of method, path and body; a key may be used again for the same request only
 * @param correlationId
 *            what this request belongs to
 * @param causationId
 *            id of the event that led to the command, or null when a person did
 */
public record WriteRequest(
        Caller caller,
        @Nullable Long expectedVersion,
        @Nullable String idempotencyKey,
        Fingerprint fingerprint,
        String correlationId,
        @Nullable String causationId) {

    /** A command of the platform itself that no event led to, such as setting something up on the first start. */
    public static WriteRequest ofPlatform(String correlationId) {
        return new WriteRequest(Caller.system(), null, null, Fingerprint.NONE, correlationId, null);
    }

    /**
     * A command of the platform itself that follows from an event. It is carried out once for each event and
     * automation, however often it is sent and whatever has become of the record since.
     */
    public static WriteRequest causedBy(String automation, UUID eventId, @Nullable String correlationId) {
        return causedBy(eventId, automation + "/" + eventId, correlationId);
    }

    /** The same, of one of several commands that follow from the event: once for each record that they change. */
    public static WriteRequest causedBy(String automation, UUID eventId, UUID recordId,
            @Nullable String correlationId) {
        return causedBy(eventId, automation + "/" + eventId + "/" + recordId, correlationId);
    }

    private static WriteRequest causedBy(UUID eventId, String key, @Nullable String correlationId) {
        String cause = eventId.toString();
        return new WriteRequest(Caller.system(), null, key, Fingerprint.NONE,
                correlationId == null ? cause : correlationId, cause);
    }
}
