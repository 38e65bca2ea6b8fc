package dev.rapport.common.testing.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.Fingerprint;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.refusal.RefusedException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.People;
import dev.rapport.common.web.JsonConventions;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.DomainEvent;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kind of aggregate with its events in memory:
 * {@code lead.given(leadCreated()).when(qualifyLead()).expect(leadQualified())}. After each command that succeeds, the
 * aggregate's state must be the one that its events lead to.
 *
 * @param <A>
 *            the aggregate
 */
public final class Scenario<A extends EventSourced<?>> {

    public static final UUID ID = UUID.fromString("01950000-0000-7000-8000-000000000001");
    public static final UUID OTHER_ID = UUID.fromString("01950000-0000-7000-8000-000000000002");
    public static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Ownership OWNERSHIP = new Ownership(People.access(), new Ownership.Staff() {
        @Override
        public boolean isEmployed(UUID employeeId, Instant at) {
            return People.isEmployed(employeeId, at);
        }

        @Override
        public boolean mayReadRecords(UUID employeeId) {
            return !employeeId.equals(People.ANALYST.employeeId());
        }
    });
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final JsonMapper JSON = json();
    private static final Validator VALIDATOR = Validation.byDefaultProvider().configure()
            .constraintValidatorFactory(new SpringConstraintValidatorFactory(new DefaultListableBeanFactory()))
            .buildValidatorFactory().getValidator();

    private static final MergePatch MERGE_PATCH = new MergePatch(JSON, VALIDATOR);

    private final Class<A> aggregate;
    private final InMemoryEventStorageEngine store = new InMemoryEventStorageEngine();
    private final Configurer axon = DefaultConfigurer.defaultConfiguration(false);
    private @Nullable Configuration configuration;
    private Caller caller = People.REP;
    private @Nullable Long expectedVersion;
    private @Nullable A left;
    private List<DomainEvent> given = List.of();
    private @Nullable CommandResultMessage<?> result;

    private Scenario(Class<A> aggregate) {
        this.aggregate = aggregate;
        axon.registerComponent(Claims.class, c -> new ClaimsInMemory())
                .configureEventStore(c -> EmbeddedEventStore.builder().storageEngine(store).build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate)
                        .configureCommandTargetResolver(
                                c -> message -> new VersionedAggregateIdentifier(target(message), null)));
    }

    public static <A extends EventSourced<?>> Scenario<A> of(Class<A> aggregate) {
        return new Scenario<>(aggregate);
    }

    private static String target(CommandMessage<?> message) {
        return ((Command) message.getPayload()).id().toString();
    }

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new JsonConventions(FieldProperties.NONE).customize(builder);
        return builder.build();
    }

    /** What command handlers get for a parameter of that type. */
    public <T> Scenario<A> with(Class<T> type, T instance) {
        return withBuilt(type, c -> instance);
    }

    /** As {@link #with} for what needs the aggregate's repository. */
    public <T> Scenario<A> withBuilt(Class<T> type, Function<Configuration, T> instance) {
        axon.registerComponent(type, instance);
        return this;
    }

    /** What has happened to the aggregate before that the next command is sent to. */
    public Scenario<A> given(DomainEvent... events) {
        given = List.of(events);
        return givenOf(ID, events);
    }

    public Scenario<A> givenOf(UUID id, DomainEvent... events) {
        var messages = new ArrayList<GenericDomainEventMessage<?>>();
        for (DomainEvent event : events) {
            messages.add(new GenericDomainEventMessage<>("test", id.toString(), messages.size(), event));
        }
        store.appendEvents(messages);
        return this;
    }

    /** Who sends the command; {@link People#REP} unless said otherwise. */
    public Scenario<A> by(Caller sender) {
        caller = sender;
        return this;
    }

    /** The version the sender has seen. */
    public Scenario<A> ifMatch(long version) {
        expectedVersion = version;
        return this;
    }

    public Scenario<A> when(Command command) {
        Configuration running = started();
        var request = new WriteRequest(caller, expectedVersion, null, Fingerprint.NONE, "test", null);
        var answer = new AtomicReference<@Nullable CommandResultMessage<?>>();
        running.commandBus().dispatch(
                new GenericCommandMessage<>(command,
                        Map.of(Context.KEY, new Context(request, OWNERSHIP, CLOCK))),
                (sent, received) -> answer.set(received));
        result = answer.get();
        if (failure() == null) {
            assertThat(left).as("state after the command, beside the state its events lead to")
                    .usingRecursiveComparison().isEqualTo(replayed(running, command.id().toString()));
        }
        return this;
    }

    private Configuration started() {
        Configuration running = configuration;
        if (running == null) {
            Configuration starting = axon.start();
            starting.commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
                Object handled = chain.proceed();
                left = load(starting, target(unitOfWork.getMessage()));
                return handled;
            });
            configuration = starting;
            return starting;
        }
        return running;
    }

    private A replayed(Configuration running, String id) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            return load(running, id);
        } finally {
            unitOfWork.rollback();
        }
    }

    private A load(Configuration running, String id) {
        return running.repository(aggregate).load(id).invoke(Function.identity());
    }

    /** Exactly these events follow. */
    public Scenario<A> expect(DomainEvent... events) {
        assertThat(failure()).isNull();
        assertThat(eventsOf(ID).stream().skip(given.size())).containsExactly((Object[]) events);
        return this;
    }

    /** Exactly these events are there of another aggregate. */
    public Scenario<A> expectOf(UUID id, DomainEvent... events) {
        assertThat(eventsOf(id)).containsExactly((Object[]) events);
        return this;
    }

    public Scenario<A> expectNothing() {
        return expect();
    }

    /** The rule says no, and nothing has happened. */
    public Scenario<A> expectBroken(BusinessRule rule) {
        assertThat(failure()).isInstanceOfSatisfying(BrokenRuleException.class,
                broken -> assertThat(broken.rule()).isEqualTo(rule));
        return expectUnchanged();
    }

    /** Refused for that reason, and nothing has happened. */
    public Scenario<A> expectRefused(Class<? extends RefusedException> reason) {
        assertThat(failure()).isInstanceOf(reason);
        return expectUnchanged();
    }

    /** Refused for what the command says, whatever the record's state, and nothing has happened. */
    public Scenario<A> expectInvalid() {
        assertThat(failure()).satisfiesAnyOf(
                failure -> assertThat(failure).isInstanceOf(ConstraintViolationException.class),
                failure -> assertThat(failure).isInstanceOf(InvalidFieldException.class),
                failure -> assertThat(failure).isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST)));
        return expectUnchanged();
    }

    private Scenario<A> expectUnchanged() {
        assertThat(eventsOf(ID)).isEqualTo(given);
        return this;
    }

    private List<Object> eventsOf(UUID id) {
        return store.readEvents(id.toString(), 0).asStream().<Object>map(message -> message.getPayload()).toList();
    }

    private @Nullable Throwable failure() {
        assertThat(result).isNotNull();
        return result != null && result.isExceptional() ? result.exceptionResult() : null;
    }

    /** What a merge patch changes. */
    public static <D extends Record> Change<D> patch(String json, Class<D> details) {
        return MERGE_PATCH.change(JSON.readTree(json), details);
    }
}
