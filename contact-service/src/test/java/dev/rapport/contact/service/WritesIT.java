package dev.rapport.contact.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.Money;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.employee.Role;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.RequestedDeal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WritesIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final RunningService OTHER_INSTANCE = RunningService.other();
    private static final String LEAD = """
            {"name": "สมชาย ใจดี", "organisation": "Siam Trading", "email": "Somchai@Siam.example", "phone": "+66 81 234 5678"}""";

    @Test
    void aLeadIsStoredPublishedAndLeavesTheOutbox() {
        UUID rep = UUID.randomUUID();
        Answer created = SERVICE.post("/api/leads", LEAD).by(rep, Role.REP).send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("location")).isEqualTo("/api/leads/" + created.id());
        assertThat(created.header("etag")).isEqualTo("\"0\"");
        assertThat(Position.decode(created.header("rapport-position"), TokenSigner.ofThisMachine()).entries())
                .containsExactly(new Position.Entry("lead", created.id(), 0));
        assertThat(types(created.id())).containsExactly("rapport.lead.LeadCreated");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                SERVICE.jdbc().queryForObject("select count(*) from outbox", Long.class)).isZero());
        var published = Topics.of("rapport.lead", created.id());
        assertThat(published).singleElement().satisfies(event -> {
            assertThat(event.sequence()).isZero();
            assertThat(event.source()).isEqualTo("/contact-service");
            assertThat(event.actor()).isEqualTo(rep.toString());
            assertThat(event.data()).isInstanceOfSatisfying(LeadCreated.class, data -> {
                assertThat(data.details().name()).isEqualTo("สมชาย ใจดี");
                assertThat(data.details().email()).isEqualTo("somchai@siam.example");
                assertThat(data.details().phone()).isEqualTo("+66812345678");
                assertThat(data.ownerId()).isEqualTo(rep);
            });
        });
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswerAndAnotherIsRefused() {
        String key = UUID.randomUUID().toString();
        Answer first = SERVICE.post("/api/leads", LEAD).header("Idempotency-Key", key).send();
        Answer again = OTHER_INSTANCE.post("/api/leads", LEAD).header("Idempotency-Key", key).send();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(again.header("rapport-position")).isEqualTo(first.header("rapport-position"));

        Answer other = SERVICE.post("/api/leads", "{\"name\": \"Other\"}").header("Idempotency-Key", key).send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        Answer elsewhere = SERVICE.post("/api/leads/" + first.id() + "/qualify", "{}").header("Idempotency-Key", key)
                .send();
        assertThat(elsewhere.code()).isEqualTo("idempotency-key-reused");
        assertThat(types(first.id())).hasSize(1);
    }

    /** Today 15. */
    @Test
    void theSameDocumentWrittenInAnotherOrderIsTheSameRequest() {
        String key = UUID.randomUUID().toString();
        Answer first = SERVICE.post("/api/leads", "{\"name\": \"Nok\", \"source\": \"web\"}")
                .header("Idempotency-Key", key).send();
        Answer again = SERVICE.post("/api/leads", "{ \"source\":\"web\", \"name\":\"Nok\" }")
                .header("Idempotency-Key", key).send();

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    }

    /** Today 15: keys are kept for a day, longer than it takes to bring in a new version. */
    @Test
    void aKeyThatWasStoredForTheBytesOfItsRequestIsStillAnswered() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = "{\"source\": \"web\", \"name\": \"Nok\"}";
        Answer first = SERVICE.post("/api/leads", body).header("Idempotency-Key", key).send();
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(("POST /api/leads\n" + body).getBytes(StandardCharsets.UTF_8));
        SERVICE.jdbc().update("update idempotency_key set fingerprint = ? where key = ?",
                HexFormat.of().formatHex(digest.digest()), key);

        assertThat(SERVICE.post("/api/leads", body).header("Idempotency-Key", key).send().id()).isEqualTo(first.id());
    }

    @Test
    void aKeyBelongsToItsCaller() {
        String key = UUID.randomUUID().toString();
        Answer mine = SERVICE.post("/api/leads", LEAD).header("Idempotency-Key", key).send();
        Answer theirs = SERVICE.post("/api/leads", LEAD).header("Idempotency-Key", key)
                .by(UUID.randomUUID(), Role.REP).send();
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.id()).isNotEqualTo(mine.id());
    }

    @Test
    void aRefusedRequestMayBeRepairedUnderItsKey() {
        String key = UUID.randomUUID().toString();
        UUID lead = SERVICE.post("/api/leads", LEAD).send().id();
        assertThat(SERVICE.post("/api/leads/" + lead + "/convert", "{}").header("Idempotency-Key", key).send().code())
                .isEqualTo("lead-not-qualified");
        SERVICE.post("/api/leads/" + lead + "/qualify", "{}").send();
        assertThat(SERVICE.post("/api/leads/" + lead + "/convert", "{}").header("Idempotency-Key", key).send().status())
                .isEqualTo(200);
    }

    @Test
    void theSameRequestFromManyThreadsIsCarriedOutOnce() {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = together(8, number -> instance(number).post("/api/leads", LEAD)
                .header("Idempotency-Key", key).send());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::id).containsOnly(answers.getFirst().id());
    }

    @Test
    void aStaleVersionIsRefused() {
        UUID lead = SERVICE.post("/api/leads", LEAD).send().id();
        assertThat(SERVICE.patch("/api/leads/" + lead, "{\"interest\": \"Boats\"}").header("If-Match", "\"0\"").send()
                .header("etag")).isEqualTo("\"1\"");
        Answer stale = SERVICE.patch("/api/leads/" + lead, "{\"interest\": \"Cars\"}").header("If-Match", "\"0\"")
                .send();
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("stale-version");
        assertThat(SERVICE.patch("/api/leads/" + lead, "{}").header("If-Match", "*").send().version()).isEqualTo(1);
        assertThat(SERVICE.patch("/api/leads/" + lead, "{}").header("If-Match", "latest").send().code())
                .isEqualTo("invalid-parameter");
    }

    @Test
    void everyAcknowledgedChangeOfARecordIsOneEvent() {
        UUID lead = SERVICE.post("/api/leads", LEAD).send().id();
        List<Answer> answers = together(8, thread -> {
            var mine = new ArrayList<Answer>();
            for (int i = 0; i < 16; i++) {
                mine.add(instance(thread)
                        .patch("/api/leads/" + lead, "{\"interest\": \"Boat %d of %d\"}".formatted(i, thread)).send());
            }
            return mine;
        }).stream().flatMap(List::stream).toList();

        List<Answer> acknowledged = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(answers).allMatch(
                answer -> answer.status() == 200 || answer.code().equals("concurrent-change"), "200 or a refusal");
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(acknowledged).extracting(Answer::version).doesNotHaveDuplicates();
        assertThat(SERVICE.jdbc().queryForList("select sequence from event where aggregate_id = ? order by position",
                Long.class, lead))
                .containsExactlyElementsOf(LongStream.rangeClosed(0, acknowledged.size()).boxed().toList());
        assertThat(SERVICE.jdbc().queryForObject("select count(*) from snapshot where aggregate_id = ?", Long.class,
                lead)).isOne();
        assertThat(OTHER_INSTANCE.post("/api/leads/" + lead + "/qualify", "{}").send().version())
                .isEqualTo(acknowledged.size() + 1L);
    }

    @Test
    void aLeadBecomesContactAccountAndDealTogether() {
        UUID lead = qualified();
        Answer converted = SERVICE.post("/api/leads/" + lead + "/convert",
                """
                        {"deal": {"title": "Module", "amount": {"amount": "1250.5", "currency": "EUR"}, "expectedClose": "2027-01-15"}}""")
                .send();
        assertThat(converted.status()).isEqualTo(200);
        UUID contact = UUID.fromString(converted.body().path("contactId").asString());
        UUID account = UUID.fromString(converted.body().path("accountId").asString());
        UUID deal = UUID.fromString(converted.body().path("dealId").asString());
        assertThat(Position.decode(converted.header("rapport-position"), TokenSigner.ofThisMachine()).entries())
                .containsExactlyInAnyOrder(
                        new Position.Entry("lead", lead, 2), new Position.Entry("contact", contact, 0),
                        new Position.Entry("account", account, 0), new Position.Entry("deal", deal, 0));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(Topics.of("rapport.contact", contact)).singleElement()
                    .satisfies(event -> assertThat(event.data()).isInstanceOfSatisfying(ContactCreated.class, data -> {
                        assertThat(data.leadId()).isEqualTo(lead);
                        assertThat(data.details().accountIds()).containsExactly(account);
                    }));
            assertThat(Topics.of("rapport.account", account)).singleElement().satisfies(
                    event -> assertThat(event.data()).isInstanceOfSatisfying(AccountCreated.class,
                            data -> assertThat(data.leadId()).isEqualTo(lead)));
            assertThat(Topics.of("rapport.lead", lead)).last().satisfies(
                    event -> assertThat(event.data()).isInstanceOfSatisfying(LeadConverted.class, data -> {
                        assertThat(data.dealId()).isEqualTo(deal);
                        assertThat(data.deal()).isEqualTo(new RequestedDeal("Module",
                                new Money(new BigDecimal("1250.50"), "EUR"), LocalDate.parse("2027-01-15"), null));
                    }));
        });
    }

    @Test
    void ofTwoConversionsAtOnceOneIsRefused() {
        for (int round = 0; round < 10; round++) {
            UUID lead = qualified();
            List<Answer> answers = together(2,
                    number -> instance(number).post("/api/leads/" + lead + "/convert", "{}").send());
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::code)
                    .containsExactly("lead-not-open");
            assertThat(SERVICE.jdbc().queryForObject("select count(*) from event where data ->> 'leadId' = ?",
                    Long.class, lead.toString())).isEqualTo(2);
        }
    }

    /** Today 12. */
    @Test
    void twoLeadsOfOneOrganisationBecomeOneAccount() {
        String name = "Siam Foods " + UUID.randomUUID();
        Answer first = convert(qualified(lead("Nok", name, null)), "{}");
        Answer second = convert(
                qualified(lead("Lek", " " + name.toUpperCase(Locale.ROOT).replace(" ", "  ") + ".", null)),
                "{}");

        assertThat(first.body().path("accountLinked").asBoolean()).isFalse();
        assertThat(second.body().path("accountLinked").asBoolean()).isTrue();
        assertThat(second.body().path("accountId")).isEqualTo(first.body().path("accountId"));
        assertThat(second.body().path("contactId")).isNotEqualTo(first.body().path("contactId"));
    }

    /** Today 12. */
    @Test
    void aLeadWithTheAddressOfAContactBecomesThatContact() {
        String email = UUID.randomUUID() + "@siam.example";
        UUID contact = SERVICE.post("/api/contacts", "{\"name\": \"Nok\", \"email\": \"%s\"}".formatted(email)).send()
                .id();
        String organisation = "Siam " + UUID.randomUUID();
        Answer converted = convert(qualified(lead("N. Jaidee", organisation, email.toUpperCase(Locale.ROOT))), "{}");

        assertThat(converted.body().path("contactId").asString()).isEqualTo(contact.toString());
        assertThat(converted.body().path("contactLinked").asBoolean()).isTrue();
        assertThat(types(contact)).containsExactly("rapport.contact.ContactCreated",
                "rapport.contact.ContactDetailsChanged");
        assertThat(SERVICE.jdbc().queryForObject(
                "select data -> 'accountIds' ->> 0 from event where aggregate_id = ? and sequence = 1", String.class,
                contact)).isEqualTo(converted.body().path("accountId").asString());
    }

    /** F01. */
    @Test
    void aContactIsFoundByEachOfItsAddressesAndALeadHandsOverAllItHas() {
        String first = UUID.randomUUID() + "@siam.example";
        String second = UUID.randomUUID() + "@home.example";
        UUID contact = SERVICE.post("/api/contacts",
                "{\"name\": \"Nok\", \"emails\": [{\"address\": \"%s\"}, {\"address\": \"%s\"}]}".formatted(first,
                        second))
                .send().id();
        assertThat(convert(qualified(lead("N. Jaidee", "Siam " + second, second)), "{}").body().path("contactId")
                .asString())
                .isEqualTo(contact.toString());

        String third = UUID.randomUUID() + "@siam.example";
        String body = """
                {"name": "Lek", "emails": [{"address": "%s", "kind": "work"}, {"address": "%s"}],
                 "phones": [{"number": "+66 81 234 5678"}], "addresses": [{"city": "Bangkok"}]}""";
        assertThat(convert(qualified(body.formatted(third, first)), "{}").body().path("contactId").asString())
                .isEqualTo(contact.toString());
        Answer converted = convert(qualified(body.formatted(third, UUID.randomUUID() + "@b.example")), "{}");
        assertThat(converted.body().path("contactLinked").asBoolean()).isFalse();
        assertThat(SERVICE.jdbc().queryForObject("""
                select concat_ws(' ', data ->> 'email', data -> 'emails' -> 0 ->> 'kind', data ->> 'phone',
                                 data -> 'addresses' -> 0 ->> 'city')
                from event where aggregate_id = ? and sequence = 0""", String.class,
                UUID.fromString(converted.body().path("contactId").asString())))
                .isEqualTo(third + " work +66812345678 Bangkok");
        // One that was given up finds nobody.
        SERVICE.patch("/api/contacts/" + contact, "{\"emails\": [{\"address\": \"%s\"}]}".formatted(first)).send();
        assertThat(convert(qualified(lead("N. Jaidee", "Siam " + second, second)), "{}").body().path("contactLinked")
                .asBoolean())
                .isFalse();
    }

    /** F08. */
    @Test
    void thereAreSourcesFromTheBeginningAndEachKeyIsDefinedOnce() {
        assertThat(SERVICE.jdbc().queryForList("select data ->> 'key' from event where type = ?", String.class,
                "rapport.source.SourceDefined")).contains("friends-family", "web", "import");
        assertThat(SERVICE.post("/api/sources", "{\"key\": \"web\", \"name\": \"Web\"}").send().code())
                .isEqualTo("source-key-taken");
        UUID fair = SERVICE.post("/api/sources", "{\"key\": \"fair-%s\", \"name\": \"Fair\"}"
                .formatted(UUID.randomUUID())).send().id();
        assertThat(SERVICE.patch("/api/sources/" + fair, "{\"active\": false}").send().version()).isOne();
        assertThat(SERVICE.patch("/api/sources/" + fair, "{\"key\": \"other\"}").send().status()).isEqualTo(400);
    }

    /** F73. */
    @Test
    void anExternalIdBelongsToOneRecordOfAKind() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = "{\"name\": \"Nok\", \"externalIds\": {\"salesforce\": \"%s\"}}".formatted(id);
        List<Answer> answers = together(4, n -> SERVICE.post("/api/contacts", body).send());
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).extracting(Answer::code)
                .containsOnly("external-id-taken");
        UUID holder = answers.stream().filter(answer -> answer.status() == 201).findFirst().orElseThrow().id();
        // Of another kind it is another one.
        assertThat(SERVICE.post("/api/leads", body).send().status()).isEqualTo(201);
        assertThat(SERVICE.post("/api/accounts", body).send().status()).isEqualTo(201);

        UUID other = SERVICE.post("/api/contacts", "{\"name\": \"Lek\"}").send().id();
        String patch = "{\"externalIds\": {\"salesforce\": \"%s\", \"sap\": \"%s\"}}".formatted(id, id);
        assertThat(SERVICE.patch("/api/contacts/" + other, patch).send().code()).isEqualTo("external-id-taken");
        assertThat(
                SERVICE.patch("/api/contacts/" + holder, "{\"externalIds\": {\"salesforce\": null}}").send().status())
                .isEqualTo(200);
        assertThat(SERVICE.patch("/api/contacts/" + other, patch).send().status()).isEqualTo(200);
        assertThat(SERVICE.jdbc().queryForList("select scope from claim where aggregate_id = ? order by scope",
                String.class, other)).containsExactly("external-id/contact/salesforce", "external-id/contact/sap");
        SERVICE.post("/api/contacts/" + other + "/erase", "{\"reason\": \"Asked\"}").send();
        assertThat(
                SERVICE.jdbc().queryForObject("select count(*) from claim where aggregate_id = ?", Long.class, other))
                .isZero();
    }

    /** Today 12. */
    @Test
    void aConversionNamesWhatTheLeadMayBe() {
        String name = "Somsri " + UUID.randomUUID();
        String organisation = "Chiang Mai " + UUID.randomUUID();
        UUID contact = SERVICE.post("/api/contacts", "{\"name\": \"%s\"}".formatted(name)).send().id();
        UUID account = SERVICE.post("/api/accounts", "{\"name\": \"%s Co., Ltd.\"}".formatted(organisation)).send()
                .id();
        UUID same = SERVICE.post("/api/accounts", "{\"name\": \"%s\"}".formatted(organisation)).send().id();
        UUID twin = SERVICE.post("/api/accounts", "{\"name\": \"%s\"}".formatted(organisation)).send().id();
        Answer converted = convert(qualified(lead(name, organisation, null)), "{}");

        assertThat(ids(converted, "possibleContacts")).containsExactly(contact.toString());
        assertThat(ids(converted, "possibleAccounts")).containsExactlyInAnyOrder(same.toString(), twin.toString(),
                account.toString());
        assertThat(converted.body().path("accountLinked").asBoolean()).isFalse();
    }

    /** Today 12. */
    @Test
    void whoConvertsALeadSaysWhoAndWhatItIs() {
        UUID contact = SERVICE.post("/api/contacts", "{\"name\": \"Nok\"}").send().id();
        UUID account = SERVICE.post("/api/accounts", "{\"name\": \"Siam\"}").send().id();
        String named = "{\"contactId\": \"%s\", \"accountId\": \"%s\"}";
        UUID lead = qualified();

        assertThat(convert(lead, named.formatted(account, account)).code()).isEqualTo("unknown-contact");
        assertThat(convert(lead, named.formatted(contact, contact)).code()).isEqualTo("unknown-account");
        Answer converted = convert(lead, named.formatted(contact, account));
        assertThat(converted.body().path("contactId").asString()).isEqualTo(contact.toString());
        assertThat(converted.body().path("accountId").asString()).isEqualTo(account.toString());
        assertThat(SERVICE.jdbc().queryForObject("select count(*) from event where data ->> 'leadId' = ?", Long.class,
                lead.toString())).isZero();
    }

    /** Today 12. */
    @Test
    void conversionsAtOnceMakeOneAccountAndOneContact() {
        for (int round = 0; round < 10; round++) {
            String organisation = "Siam " + UUID.randomUUID();
            String email = UUID.randomUUID() + "@siam.example";
            List<UUID> leads = IntStream.range(0, 4).mapToObj(n -> qualified(lead("Nok", organisation, email)))
                    .toList();
            List<Answer> answers = together(4, n -> instance(n).post("/api/leads/" + leads.get(n) + "/convert", "{}")
                    .send());

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers).extracting(answer -> answer.body().path("accountId")).containsOnly(
                    answers.getFirst().body().path("accountId"));
            assertThat(answers).extracting(answer -> answer.body().path("contactId")).containsOnly(
                    answers.getFirst().body().path("contactId"));
        }
    }

    private static Answer convert(UUID lead, String body) {
        return SERVICE.post("/api/leads/" + lead + "/convert", body).send();
    }

    private static List<String> ids(Answer answer, String field) {
        return answer.body().path(field).valueStream().map(JsonNode::asString).toList();
    }

    private static String lead(String name, String organisation, @Nullable String email) {
        return "{\"name\": \"%s\", \"organisation\": \"%s\"%s}".formatted(name, organisation,
                email == null ? "" : ", \"email\": \"" + email + "\"");
    }

    /** Of an organisation and with an address that nobody else has. */
    private static UUID qualified() {
        UUID id = UUID.randomUUID();
        return qualified("{\"name\": \"%s\", \"organisation\": \"%s\", \"email\": \"%s@siam.example\"}".formatted(id,
                id, id));
    }

    private static UUID qualified(String details) {
        UUID lead = SERVICE.post("/api/leads", details).send().id();
        assertThat(SERVICE.post("/api/leads/" + lead + "/qualify", "{\"note\": \"Has budget\"}").send().version())
                .isOne();
        return lead;
    }

    private static RunningService instance(int number) {
        return number % 2 == 0 ? SERVICE : OTHER_INSTANCE;
    }

    private static List<@Nullable String> types(UUID id) {
        return SERVICE.jdbc().queryForList("select type from event where aggregate_id = ? order by sequence",
                String.class, id);
    }

    /** Does it in as many threads at once. */
    static <T> List<T> together(int threads, IntFunction<T> work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, threads).<Callable<T>>mapToObj(number -> () -> work.apply(number)).toList();
            return executor.invokeAll(tasks).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
