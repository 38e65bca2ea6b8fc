package dev.rapport.localstack.signin;

import dev.rapport.http.audit.AuditEntry;
import dev.rapport.http.audit.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Takes note of sign-ins. What was typed as a user name is never among it: people type their passwords there; an
 * account is named by the id of its employee, and one that does not exist not at all.
 */
final class SignInAudit {

    private final AuditLog log;
    private final Map<String, Person> people;
    private final Clock clock;

    SignInAudit(AuditLog log, List<Person> people, Clock clock) {
        this.log = log;
        this.people = people.stream().collect(Collectors.toMap(Person::userName, Function.identity()));
        this.clock = clock;
    }

    /** Checks a password, and notes what came of it. */
    @Nullable
    Authentication noting(String userName, String address, Supplier<@Nullable Authentication> check) {
        try {
            Authentication known = check.get();
            if (known != null) {
                note(AuditEntry.SIGNED_IN, userName, address);
            }
            return known;
        } catch (AuthenticationException e) {
            String event = switch (e) {
                case TooManyGuessesException tooMany -> AuditEntry.SIGN_IN_DELAYED;
                case BadCredentialsException wrong -> AuditEntry.WRONG_PASSWORD;
                case OAuth2AuthenticationException wrong -> AuditEntry.WRONG_PASSWORD;
                default -> null;
            };
            if (event != null) {
                note(event, userName, address);
            }
            throw e;
        }
    }

    private void note(String event, String userName, String address) {
        Person person = people.get(userName.toLowerCase(Locale.ROOT));
        log.add(AuditEntry.ofSignIn(clock, event, person == null ? null : person.employeeId().toString(), address));
    }
}
