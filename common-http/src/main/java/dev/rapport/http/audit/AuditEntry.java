package dev.rapport.http.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has happened: ids and addresses only, never a name, a value, or anything that a caller has typed.
 *
 * @param at when
 * @param event what, as the constants here say
 * @param reason of a refusal: the code of its problem
 * @param actor employee id of whoever did it; null when that is not known
 * @param kind of the record it was done to, as in addresses, e.g. {@code contacts}
 * @param target id of that record
 * @param action method and route, e.g. {@code POST /api/employees/{id}/deactivate}
 * @param address from which the request came
 * @param traceId by which other log lines are found
 */
public record AuditEntry(
        Instant at,
        String event,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable String kind,
        @Nullable String target,
        @Nullable String action,
        @Nullable String address,
        @Nullable String traceId) {

    public static final String SIGNED_IN = "signed-in";
    public static final String WRONG_PASSWORD = "wrong-password";
    public static final String SIGN_IN_DELAYED = "sign-in-delayed";
    public static final String REFUSED = "refused";
    public static final String READ = "read";
    public static final String ADMINISTRATION = "administration";

    /** Of a sign-in; the account only where there is one of that name. */
    public static AuditEntry ofSignIn(Clock clock, String event, @Nullable String account, String address) {
        return new AuditEntry(clock.instant(), event, null, account, null, null, null, address, null);
    }

    /** What is known of it, by name, in the order above. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "at", at.toString());
        put(fields, "event", event);
        put(fields, "reason", reason);
        put(fields, "actor", actor);
        put(fields, "kind", kind);
        put(fields, "target", target);
        put(fields, "action", action);
        put(fields, "address", address);
        put(fields, "traceId", traceId);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
