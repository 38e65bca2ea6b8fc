package dev.rapport.contact.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.events.employee.Role;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do no more is refused also where it was answered or allowed before. */
class LostRightsIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final String LEAD = "{\"name\": \"Somchai\"}";

    /** Security F12. */
    @Test
    void theTokenOfSomebodyWhoWasDeactivatedIsRefusedUntilTheyAreBack() {
        UUID rep = employee();
        assertThat(lead(rep).status()).isEqualTo(201);

        SERVICE.post("/api/employees/" + rep + "/deactivate", "{}").send();
        await().atMost(Duration.ofSeconds(10)).until(() -> lead(rep).status() == 403);
        assertThat(lead(rep).code()).isEqualTo("caller-deactivated");
        assertThat(SERVICE.get("/internal/projections").by(rep, Role.ADMIN).send().code())
                .isEqualTo("caller-deactivated");

        SERVICE.post("/api/employees/" + rep + "/reactivate", "{}").send();
        await().atMost(Duration.ofSeconds(10)).until(() -> lead(rep).status() == 201);
    }

    /** Security F22. An id of zeros stands for the platform in events. */
    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "0-0-0-0-0"})
    void nobodyActsAsThePlatform(String zeros) {
        String token = TokenIssuer.TRUSTED.token(new Caller(UUID.randomUUID(), Set.of(Role.ADMIN)),
                claims -> claims.claim("employee_id", zeros));

        assertThat(SERVICE.post("/api/leads", LEAD).token(token).send().status()).isEqualTo(401);
    }

    /** Security F22. */
    @Test
    void nobodyIsEmployedUnderTheIdOfThePlatform() {
        Answer refused = SERVICE.post("/api/employees", """
                {"id": "00000000-0000-0000-0000-000000000000", "name": "Nobody", "email": "nobody@zero.example",
                 "role": "rep"}""").send();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("validation-failed");
    }

    /** Security F19. */
    @Test
    void aKeyIsAnsweredNoMoreWhenTheRecordIsNotSharedAnyLonger() {
        UUID owner = UUID.randomUUID();
        UUID view = SERVICE.post("/api/views", """
                {"entity": "deal", "name": "Large", "filters": [], "columns": ["title"], "shared": true}""")
                .by(owner, Role.REP).send().id();
        String key = UUID.randomUUID().toString();
        assertThat(renamed(view, key).status()).isEqualTo(200);
        assertThat(renamed(view, key).header("idempotency-replayed")).isEqualTo("true");

        SERVICE.patch("/api/views/" + view, "{\"shared\": false}").by(owner, Role.REP).send();

        assertThat(renamed(view, key).status()).isEqualTo(404);
    }

    private static Answer renamed(UUID view, String key) {
        return SERVICE.patch("/api/views/" + view, "{\"name\": \"Larger\"}").header("Idempotency-Key", key).send();
    }

    /** Security F19. */
    @Test
    void aKeyIsAnsweredNoMoreToSomebodyWhoMayReadRecordsNoMore() {
        UUID rep = UUID.randomUUID();
        UUID lead = lead(rep).id();
        String key = UUID.randomUUID().toString();
        assertThat(qualified(lead, rep, Role.REP, key).status()).isEqualTo(200);

        assertThat(qualified(lead, rep, Role.REP, key).status()).isEqualTo(200);
        assertThat(qualified(lead, rep, Role.ANALYST, key).status()).isEqualTo(404);
    }

    /** Security F19. Who hands a record over may ask again whether that was done, when they may still read it. */
    @Test
    void aKeyIsStillAnsweredToSomebodyWhoHasHandedTheRecordOver() {
        UUID rep = UUID.randomUUID();
        UUID contact = SERVICE.post("/api/contacts", "{\"name\": \"Somchai\"}").by(rep, Role.REP).send().id();
        UUID next = employee();
        String key = UUID.randomUUID().toString();
        await().atMost(Duration.ofSeconds(10)).until(() -> handedOver(contact, rep, next, key).status() == 200);

        // By the policy of a new installation everybody reads all contacts.
        assertThat(handedOver(contact, rep, next, key).header("idempotency-replayed")).isEqualTo("true");
    }

    /** Security F19, F3. By the policy of a new installation a rep reads leads of their own, their team and below. */
    @Test
    void aKeyIsAnsweredNoMoreToSomebodyForWhomTheRecordIsNotThereAnyLonger() {
        UUID rep = UUID.randomUUID();
        UUID lead = lead(rep).id();
        UUID next = employee();
        String key = UUID.randomUUID().toString();
        await().atMost(Duration.ofSeconds(10)).until(() -> assigned(lead, rep, next, key).status() == 200);

        assertThat(assigned(lead, rep, next, key).status()).isEqualTo(404);
        assertThat(SERVICE.patch("/api/leads/" + lead, "{}").by(rep, Role.REP).send().status()).isEqualTo(404);
    }

    private static Answer handedOver(UUID contact, UUID rep, UUID next, String key) {
        return SERVICE.patch("/api/contacts/" + contact, "{\"ownerId\": \"" + next + "\"}").by(rep, Role.REP)
                .header("Idempotency-Key", key).send();
    }

    private static Answer assigned(UUID lead, UUID rep, UUID next, String key) {
        return SERVICE.post("/api/leads/" + lead + "/assign", "{\"ownerId\": \"" + next + "\"}").by(rep, Role.REP)
                .header("Idempotency-Key", key).send();
    }

    private static Answer qualified(UUID lead, UUID rep, Role role, String key) {
        return SERVICE.post("/api/leads/" + lead + "/qualify", "{}").by(rep, role).header("Idempotency-Key", key)
                .send();
    }

    private static Answer lead(UUID rep) {
        return SERVICE.post("/api/leads", LEAD).by(rep, Role.REP).send();
    }

    private static UUID employee() {
        UUID id = UUID.randomUUID();
        assertThat(SERVICE.post("/api/employees", "{\"id\": \"" + id + "\", \"name\": \"Ren\", \"email\": \"" + id
                + "@rapport.example\", \"role\": \"rep\"}").send().status()).isEqualTo(201);
        return id;
    }
}
