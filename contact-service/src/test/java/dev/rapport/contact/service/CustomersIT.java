package dev.rapport.contact.service;

import static dev.rapport.contact.service.WritesIT.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.employee.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomersIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final RunningService OTHER_INSTANCE = RunningService.other();

    @Test
    void aContactNamesAccountsThatExist() {
        UUID account = SERVICE.post("/api/accounts", "{\"name\": \"Siam\", \"website\": \"https://siam.example\"}")
                .send()
                .id();
        UUID contact = SERVICE.post("/api/contacts",
                "{\"name\": \"Lin Wei\", \"accountIds\": [\"%s\", \"%s\"]}".formatted(account, account)).send().id();
        assertThat(SERVICE.jdbc().queryForObject(
                "select json_array_length(data -> 'accountIds') from event where aggregate_id = ?", Integer.class,
                contact)).isOne();
        for (UUID unknown : List.of(UUID.randomUUID(), contact)) {
            String body = "{\"name\": \"Lin Wei\", \"accountIds\": [\"%s\", \"%s\"]}".formatted(account, unknown);
            assertThat(SERVICE.post("/api/contacts", body).send().code()).isEqualTo("unknown-account");
            assertThat(SERVICE.patch("/api/contacts/" + contact, body).send().code()).isEqualTo("unknown-account");
        }
        assertThat(SERVICE.patch("/api/contacts/" + contact, "{\"accountIds\": []}").send().version()).isOne();
    }

    @Test
    void bothSidesOfAMergeAreInThePosition() {
        UUID survivor = contact();
        UUID duplicate = contact();
        Answer merged = duplicate(survivor, "merge", duplicate);
        assertThat(Position.decode(merged.header("rapport-position"), TokenSigner.ofThisMachine()).entries())
                .containsExactlyInAnyOrder(
                        new Position.Entry("contact", survivor, 1), new Position.Entry("contact", duplicate, 1));
        assertThat(duplicate(survivor, "merge", duplicate).version()).isOne();
        assertThat(SERVICE.patch("/api/contacts/" + duplicate, "{\"name\": \"New\"}").send().code())
                .isEqualTo("contact-merged");
        assertThat(duplicate(survivor, "unmerge", duplicate).version()).isEqualTo(2);
        assertThat(SERVICE.patch("/api/contacts/" + duplicate, "{\"name\": \"New\"}").send().version()).isEqualTo(3);
    }

    @Test
    void onlyAContactIsADuplicate() {
        UUID account = SERVICE.post("/api/accounts", "{\"name\": \"Siam\"}").send().id();
        assertThat(duplicate(contact(), "merge", account).code()).isEqualTo("unknown-contact");
        assertThat(duplicate(contact(), "merge", UUID.randomUUID()).code()).isEqualTo("unknown-contact");
    }

    @Test
    void ofTwoContactsMergedIntoEachOtherAtOnceOneSurvives() {
        for (int round = 0; round < 20; round++) {
            List<UUID> pair = List.of(contact(), contact());
            // In one process Axon sees the two wait for each other, in two of them PostgreSQL does.
            boolean oneProcess = round % 2 == 0;
            List<Answer> answers = together(2, n -> duplicate(oneProcess || n == 0 ? SERVICE : OTHER_INSTANCE,
                    pair.get(n), "merge", pair.get(1 - n)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::code)
                    .containsExactly("contact-merged");
        }
    }

    @Test
    void anErasedContactIsGoneForEveryCommand() {
        UUID contact = contact();
        assertThat(
                SERVICE.post("/api/contacts/" + contact + "/erase", "{\"reason\": \"Asked for it\"}").send().status())
                .isEqualTo(200);
        assertThat(SERVICE.post("/api/contacts/" + contact + "/consents",
                "{\"purpose\": \"newsletter\", \"given\": true}").send().code()).isEqualTo("contact-erased");
        assertThat(SERVICE.post("/api/contacts/" + contact + "/erase", "{\"reason\": \"Asked for it\"}").send().code())
                .isEqualTo("contact-erased");
    }

    @Test
    void anAddressBelongsToOneEmployeeHoweverItIsWritten() {
        String email = UUID.randomUUID() + "@rapport.example";
        List<Answer> answers = together(4, n -> employee(UUID.randomUUID(), n % 2 == 0
                ? email
                : email.toUpperCase(
                        Locale.ROOT),
                ""));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::code)
                .containsOnly("email-taken");
    }

    @Test
    void anEmployeeIdIsUsedOnce() {
        UUID id = UUID.randomUUID();
        assertThat(employee(id, id + "@rapport.example", "").id()).isEqualTo(id);
        Answer again = employee(id, id + "@rapport.example", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already-exists");
    }

    @Test
    void twoPeopleAtOnceDoNotBecomeEachOthersManager() {
        for (int round = 0; round < 10; round++) {
            List<UUID> pair = List.of(UUID.randomUUID(), UUID.randomUUID());
            pair.forEach(id -> employee(id, id + "@rapport.example", ""));
            List<Answer> answers = together(2,
                    n -> (n == 0 ? SERVICE : OTHER_INSTANCE).patch("/api/employees/" + pair.get(n),
                            "{\"managerId\": \"" + pair.get(1 - n) + "\"}").send());
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers).extracting(Answer::code).containsExactlyInAnyOrder("", "manager-circle");
        }
    }

    @Test
    void aManagerWhoHasLeftManagesNobodyNew() {
        UUID boss = UUID.randomUUID();
        employee(boss, boss + "@rapport.example", "");
        assertThat(SERVICE.post("/api/employees/" + boss + "/deactivate", "").send().version()).isOne();
        UUID rep = UUID.randomUUID();
        assertThat(employee(rep, rep + "@rapport.example", ", \"managerId\": \"" + boss + "\"").code())
                .isEqualTo("unknown-manager");
    }

    /** Today 11. */
    @Test
    void whoWasDeactivatedComesBackWithAnAddressOfTheirOwn() {
        UUID left = UUID.randomUUID();
        String email = left + "@rapport.example";
        employee(left, email, "");
        SERVICE.post("/api/employees/" + left + "/deactivate", "").send();
        assertThat(employee(UUID.randomUUID(), email, "").status()).isEqualTo(201);

        String reactivate = "/api/employees/" + left + "/reactivate";
        assertThat(SERVICE.post(reactivate, "").send().code()).isEqualTo("email-taken");
        assertThat(SERVICE.post(reactivate, "{\"email\": \"2%s\"}".formatted(email)).send().version()).isEqualTo(3);
        assertThat(employee(UUID.randomUUID(), "3" + email, ", \"managerId\": \"" + left + "\"").status())
                .isEqualTo(201);
    }

    /** Today 11. */
    @Test
    void whoHasLeftOwnsWhatHappenedBeforeAndNothingSince() {
        UUID former = UUID.randomUUID();
        employee(former, former + "@rapport.example", ", \"occurredAt\": \"2016-03-01T09:00:00Z\"");
        String deactivate = "/api/employees/" + former + "/deactivate";
        assertThat(SERVICE.post(deactivate, "{\"occurredAt\": \"2016-02-01T09:00:00Z\"}").send().code())
                .isEqualTo("before-previous-step");
        assertThat(SERVICE.post(deactivate, "{\"occurredAt\": \"2018-06-30T17:00:00Z\"}").send().status())
                .isEqualTo(200);
        String account = "{\"name\": \"Old\", \"ownerId\": \"" + former + "\", \"occurredAt\": \"%s\"}";
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                SERVICE.post("/api/accounts", account.formatted("2017-05-02T09:00:00Z")).send().status())
                .isEqualTo(201));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                SERVICE.post("/api/accounts", account.formatted("2019-05-02T09:00:00Z")).send().code())
                .isEqualTo("unknown-employee"));
    }

    /** Today 11: wherever an owner is set. */
    @Test
    void nothingIsGivenToAnAnalyst() {
        UUID analyst = UUID.randomUUID();
        assertThat(SERVICE.post("/api/employees",
                "{\"id\": \"%s\", \"name\": \"Ana\", \"email\": \"%s@rapport.example\", \"role\": \"analyst\"}"
                        .formatted(analyst, analyst))
                .send().status()).isEqualTo(201);
        String owned = "{\"name\": \"A\", \"ownerId\": \"" + analyst + "\"}";
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                SERVICE.post("/api/leads", owned).send().code()).isEqualTo("owner-may-not-read"));
        UUID lead = SERVICE.post("/api/leads", "{\"name\": \"A\"}").send().id();
        UUID account = SERVICE.post("/api/accounts", "{\"name\": \"A\"}").send().id();
        String owner = "{\"ownerId\": \"" + analyst + "\"}";
        assertThat(List.of(SERVICE.post("/api/contacts", owned), SERVICE.post("/api/accounts", owned),
                SERVICE.post("/api/leads/" + lead + "/assign", owner),
                SERVICE.patch("/api/contacts/" + contact(), owner), SERVICE.patch("/api/accounts/" + account, owner)))
                .allSatisfy(call -> assertThat(call.send().code()).isEqualTo("owner-may-not-read"));
    }

    @Test
    void aManagerChangesWhatThePeopleBelowOwn() {
        UUID boss = UUID.randomUUID();
        UUID lead = UUID.randomUUID();
        UUID rep = UUID.randomUUID();
        employee(boss, boss + "@rapport.example", "");
        employee(lead, lead + "@rapport.example", ", \"managerId\": \"" + boss + "\"");
        employee(rep, rep + "@rapport.example", ", \"managerId\": \"" + lead + "\"");
        UUID contact = SERVICE.post("/api/contacts", "{\"name\": \"Lin Wei\"}").by(rep, Role.REP).send().id();
        assertThat(SERVICE.patch("/api/contacts/" + contact, "{\"jobTitle\": \"Buyer\"}")
                .by(UUID.randomUUID(), Role.MANAGER).send().status()).isEqualTo(403);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                SERVICE.patch("/api/contacts/" + contact, "{\"jobTitle\": \"Buyer\"}").by(boss, Role.MANAGER).send()
                        .status())
                .isEqualTo(200));
        assertThat(SERVICE.patch("/api/contacts/" + contact, "{\"ownerId\": \"%s\"}".formatted(boss))
                .by(rep, Role.REP).send().version()).isEqualTo(2);
        assertThat(SERVICE.patch("/api/contacts/" + contact, "{\"ownerId\": \"%s\"}".formatted(UUID.randomUUID()))
                .by(boss, Role.MANAGER).send().code()).isEqualTo("unknown-employee");
    }

    private static UUID contact() {
        return SERVICE.post("/api/contacts", "{\"name\": \"Lin Wei\"}").send().id();
    }

    private static Answer duplicate(UUID survivor, String step, UUID duplicate) {
        return duplicate(SERVICE, survivor, step, duplicate);
    }

    private static Answer duplicate(RunningService instance, UUID survivor, String step, UUID duplicate) {
        return instance.post("/api/contacts/" + survivor + "/" + step,
                "{\"duplicateId\": \"" + duplicate + "\"}").send();
    }

    private static Answer employee(UUID id, String email, String more) {
        return SERVICE.post("/api/employees",
                "{\"id\": \"%s\", \"name\": \"Ren\", \"email\": \"%s\", \"role\": \"rep\"%s}".formatted(id, email,
                        more))
                .send();
    }
}
