package dev.rapport.interaction.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.events.policy.AccessPolicyChanged;
import dev.rapport.events.policy.KindLevels;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.events.policy.RoleLevels;
import dev.rapport.interaction.support.InteractionServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F75: people are told of what concerns them, once, and of nothing that they may not read. */
class NoticesIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final UUID POLICY = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static long policyVersion;
    private static WriteService service;

    private final Person author = Person.rep();
    private final Person reader = Person.rep();

    private record Person(Caller caller, String name) {

        static Person rep() {
            return person(Role.REP);
        }

        static Person person(Role role) {
            var name = "Nok Suksai" + NAMES.incrementAndGet() + "x";
            var caller = new Caller(UUID.randomUUID(), Set.of(role));
            publish(caller.employeeId(), 0, null, new EmployeeCreated(Details.of(EmployeeDetails.class, "name", name,
                    "email", name.replace(" ", "") + "@rapport.example", "role", role.code()), Instant.now()));
            eventually(() -> assertThat(service.texts("select role from known_colleague where employee_id = ?",
                    caller.employeeId())).hasSize(1));
            return new Person(caller, name);
        }

        UUID id() {
            return caller.employeeId();
        }
    }

    @BeforeAll
    static void start() {
        service = InteractionServer.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }

    private static void publish(UUID id, long sequence, @Nullable Person actor, DomainEvent data) {
        var event = Topics.event(id, sequence, data);
        Topics.publish(new EventEnvelope(event.id(), event.source(), event.type(), id, sequence, event.recordedAt(),
                event.correlationId(), null, actor == null ? "contact-service" : actor.id().toString(), 1, data));
    }

    private static Answer log(Person by, UUID customer, String summary) {
        return service.post(by.caller(), "/api/interactions", """
                {"customerId":"%s","channel":"phone","direction":"outbound","occurredAt":"2026-01-05T10:00:00Z",\
                "summary":"%s"}""".formatted(customer, summary));
    }

    private static UUID deal(Person owner) {
        UUID id = UUID.randomUUID();
        publish(id, 0, owner, new DealCreated(Details.of(DealDetails.class, "title", "Carts"), UUID.randomUUID(), null,
                UUID.randomUUID(), "proposal", owner.id(), null, Instant.now()));
        handled(id, 0);
        return id;
    }

    private static void move(UUID deal, long sequence, Person by) {
        publish(deal, sequence, by, new StageChanged("proposal", "payment", Instant.now()));
        handled(deal, sequence);
    }

    /** What follows from an event has followed. */
    private static void handled(UUID id, long sequence) {
        eventually(() -> assertThat(service.texts("""
                select sequence from projection_sequence where projection = 'notices' and aggregate_id = ?
                and sequence >= ?""", id, sequence)).hasSize(1));
    }

    /** The kinds of the notices of somebody, in their order, with those that are renewed. */
    private static List<String> told(Person person) {
        return service.texts("""
                select raised.data ->> 'kind' from event told
                join event raised on raised.aggregate_id = told.aggregate_id and raised.sequence = 0
                where told.type in ('rapport.notice.NoticeRaised', 'rapport.notice.NoticeRenewed')
                and raised.data ->> 'recipientId' = ? order by told.position""", person.id().toString());
    }

    private static List<UUID> unread(Person person) {
        return service.texts("select notice_id from noticed where recipient_id = ? and unread order by raised_at",
                person.id()).stream().map(UUID::fromString).toList();
    }

    private static Answer act(Person person, UUID deal, String step) {
        return service.post(person.caller(), "/api/deals/" + deal + "/" + step, "");
    }

    @Test
    void whoeverATextNamesIsToldOnceAndNeverTheAuthor() {
        UUID customer = Customers.contact();
        Answer logged = log(author, customer, "@%s and @%s, please call. @%s!".formatted(reader.name(), author.name(),
                reader.name().replace(" ", "")));

        handled(logged.id(), 0);

        assertThat(told(reader)).containsExactly("mentioned");
        assertThat(told(author)).isEmpty();
        var notice = service.jdbc().queryForMap("select data #>> '{about,type}' as type, data #>> '{about,id}' as id,"
                + " data ->> 'customerId' as customer, data ->> 'byId' as by, data::text as all from event"
                + " where aggregate_id = ?", unread(reader).getFirst());
        assertThat(notice).containsEntry("type", "interaction").containsEntry("id", logged.id().toString())
                .containsEntry("customer", customer.toString()).containsEntry("by", author.id().toString());
        assertThat(String.valueOf(notice.get("all"))).doesNotContain("call", reader.name());
    }

    @Test
    void aReplayTellsNobodyAnew() {
        UUID customer = Customers.contact();
        handled(log(author, customer, "@" + reader.name()).id(), 0);
        UUID deal = deal(author);
        assertThat(act(reader, deal, "follow").status()).isEqualTo(200);
        move(deal, 1, author);
        service.post(reader.caller(), "/api/notices/read-all", "");
        move(deal, 2, author);
        assertThat(told(reader)).containsExactly("mentioned", "followed", "followed");
        long before = service.events();

        service.jdbc().execute("""
                with gone as (delete from projection_sequence where projection = 'notices'),
                     forgotten as (delete from projection_checkpoint where projection = 'notices')
                delete from projection_copy where projection = 'notices'""");
        handled(deal, 2);
        handled(deal(author), 0);

        assertThat(service.events()).isEqualTo(before);
        assertThat(unread(reader)).hasSize(1);
    }

    @Test
    void nobodyIsToldOfWhatTheyMayNotReadNotEvenLater() {
        UUID customer = Customers.contact();
        var admin = Person.person(Role.ADMIN);
        policy(List.of("own"));
        Answer logged = log(admin, customer, "@" + reader.name());
        assertThat(logged.status()).isEqualTo(201);
        handled(logged.id(), 0);
        UUID deal = deal(author);
        assertThat(act(reader, deal, "follow").status()).isEqualTo(404);
        policy(List.of("all"));

        assertThat(act(reader, deal, "follow").status()).isEqualTo(200);
        policy(List.of("own"));
        move(deal, 1, author);
        assertThat(told(reader)).isEmpty();
        assertThat(act(reader, deal, "unfollow").status()).isEqualTo(200);
        policy(List.of("all"));
        service.jdbc().execute("""
                with gone as (delete from projection_sequence where projection = 'notices'),
                     forgotten as (delete from projection_checkpoint where projection = 'notices')
                delete from projection_copy where projection = 'notices'""");
        handled(logged.id(), 0);
        handled(deal, 1);

        assertThat(told(reader)).isEmpty();
    }

    private static void policy(List<String> levels) {
        var kinds = new KindLevels(levels, levels, levels, levels, levels);
        publish(POLICY, policyVersion, null, new AccessPolicyChanged(
                new PolicyDetails(new RoleLevels(null, null, kinds, null, null, null), null, null, null),
                Instant.now()));
        long version = policyVersion++;
        eventually(() -> assertThat(service.texts("select sequence from access_policy where sequence = ?", version))
                .hasSize(1));
        // What has been read is remembered for a moment.
        Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    }

    @Test
    void aRecordThatSomebodyElseGivesIsTold() {
        UUID deal = deal(author);
        publish(deal, 1, author, new DealAssigned(reader.id(), author.id(), Instant.now()));
        publish(deal, 2, reader, new DealAssigned(author.id(), reader.id(), Instant.now()));
        publish(deal, 3, null, new DealAssigned(reader.id(), author.id(), Instant.now()));
        publish(deal, 4, author, new DealAssigned(reader.id(), author.id(), Instant.now()));
        handled(deal, 4);

        assertThat(told(reader)).containsExactly("assigned", "assigned");
        assertThat(told(author)).containsExactly("assigned");
    }

    @Test
    void whatOthersDoWithAFollowedRecordIsToldOnceUntilItIsRead() {
        UUID deal = deal(author);
        move(deal, 1, author);
        assertThat(act(reader, deal, "follow").status()).isEqualTo(200);
        assertThat(act(reader, deal, "follow").version()).isZero();
        assertThat(told(reader)).as("nothing of what was before").isEmpty();

        move(deal, 2, reader);
        assertThat(told(reader)).as("nothing of what one does oneself").isEmpty();
        move(deal, 3, author);
        move(deal, 4, author);
        assertThat(told(reader)).containsExactly("followed");
        var notice = unread(reader).getFirst();
        assertThat(service.post(author.caller(), "/api/notices/" + notice + "/read", "").code()).isEqualTo("not-found");
        assertThat(service.post(reader.caller(), "/api/notices/" + notice + "/read", "").status()).isEqualTo(200);
        assertThat(unread(reader)).isEmpty();
        move(deal, 5, author);
        assertThat(told(reader)).containsExactly("followed", "followed");
        assertThat(service.events(notice)).containsExactly("NoticeRaised", "NoticeRead", "NoticeRenewed");

        service.post(reader.caller(), "/api/notices/" + notice + "/read", "");
        assertThat(act(reader, deal, "unfollow").status()).isEqualTo(200);
        move(deal, 6, author);
        assertThat(unread(reader)).isEmpty();
        assertThat(act(reader, deal, "follow").version()).isEqualTo(2);
        move(deal, 7, author);
        assertThat(unread(reader)).containsExactly(notice);
    }

    @Test
    void anInteractionWithAFollowedCustomerIsToldUnlessItMentionsThePerson() {
        UUID customer = Customers.contact();
        handled(customer, 0);
        assertThat(service.post(reader.caller(), "/api/contacts/" + customer + "/follow", "").status()).isEqualTo(200);

        handled(log(author, customer, "For @" + reader.name()).id(), 0);
        assertThat(told(reader)).containsExactly("mentioned");
        handled(log(author, customer, "They called").id(), 0);

        assertThat(told(reader)).containsExactly("mentioned", "followed");
    }

    @Test
    void allNoticesAreReadUpToAMomentFiftyAtATime() {
        assertThat(service.post(reader.caller(), "/api/notices/read-all", "").body().toString())
                .isEqualTo("{\"read\":0,\"left\":0}");
        UUID customer = Customers.contact();
        Answer last = log(author, customer, "@" + reader.name());
        for (int i = 0; i < 51; i++) {
            last = log(author, customer, "@" + reader.name());
            handled(last.id(), 0);
        }
        eventually(() -> assertThat(unread(reader)).hasSize(52));
        Instant then = Instant.now();
        handled(log(author, customer, "@" + reader.name()).id(), 0);
        var body = "{\"before\":\"%s\"}".formatted(then);

        Answer first = readAll(body, "first");
        assertThat(first.body().toString()).isEqualTo("{\"read\":50,\"left\":2}");
        assertThat(first.headers().firstValue("Rapport-Position")).isPresent();
        assertThat(readAll(body, "second").body().toString()).isEqualTo("{\"read\":2,\"left\":0}");
        assertThat(readAll(body, "first").body()).isEqualTo(first.body());
        assertThat(readAll("{}", "first").code()).isEqualTo("idempotency-key-reused");
        assertThat(unread(reader)).hasSize(1);
    }

    private Answer readAll(String body, String key) {
        return Answer.to(service.request(reader.caller(), "/api/notices/read-all")
                .header("Idempotency-Key", key + reader.id()).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void whatIsNotThereIsNotFollowed() {
        UUID deal = deal(author);
        assertThat(act(reader, UUID.randomUUID(), "follow").status()).isEqualTo(404);
        assertThat(service.post(reader.caller(), "/api/leads/" + deal + "/follow", "").status()).isEqualTo(404);
        assertThat(act(reader, deal, "unfollow").status()).isEqualTo(404);
        var analyst = Person.person(Role.ANALYST);
        assertThat(Map.of("follow", act(analyst, deal, "follow").status(), "read",
                service.post(analyst.caller(), "/api/notices/read-all", "").status())).containsEntry("follow", 403)
                .containsEntry("read", 403);
    }
}
