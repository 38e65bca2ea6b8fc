package dev.rapport.deal.support;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import dev.rapport.common.security.Ownership;
import dev.rapport.common.testing.People;
import dev.rapport.common.web.BusinessRule;
import dev.rapport.common.web.MergePatch;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.DomainEvent;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an aggregate does: given what has happened, when a command comes, then expect.
 *
 * @param <A>
 *            the aggregate
 */
public final class Scenario<A extends EventSourced<?>> {

    public static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final AggregateTestFixture<A> fixture;
    private final List<DomainEvent> history;
    private Caller caller = People.ADMIN;

    private Scenario(Class<A> aggregate, List<DomainEvent> history) {
        this.history = history;
        fixture = new AggregateTestFixture<>(aggregate);
        Access access = People.access();
        fixture.registerCommandTargetResolver(
                message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).id().toString(), null));
        fixture.registerInjectableResource(access);
        fixture.registerInjectableResource(new Ownership(access, People::isEmployed));
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.registerInjectableResource(
                new MergePatch(JSON, Validation.buildDefaultValidatorFactory().getValidator()));
    }

    public static <A extends EventSourced<?>> Scenario<A> given(Class<A> aggregate, DomainEvent... history) {
        return new Scenario<>(aggregate, List.of(history));
    }

    /** What its command handlers work with. */
    public Scenario<A> with(Object collaborator) {
        fixture.registerInjectableResource(collaborator);
        return this;
    }

    /** Who sends the command; an administrator unless said otherwise. */
    public Scenario<A> by(Caller who) {
        caller = who;
        return this;
    }

    public Outcome when(Command command) {
        var metadata = Map.of("rapport.request", new WriteRequest(caller, null, null, "", "test", null));
        return new Outcome(history.isEmpty()
                ? fixture.givenNoPriorActivity().when(command, metadata)
                : fixture.given(history).when(command, metadata));
    }

    public static JsonNode patch(String json) {
        return JSON.readTree(json);
    }

    /** What came of it. */
    public record Outcome(ResultValidator<?> result) {

        public void expect(DomainEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
        }

        public void expectNothing() {
            expect();
        }

        public void expectBroken(BusinessRule rule) {
            expectProblem(rule.code(), BusinessRule.BrokenRule.class);
        }

        public void expectRefusal(String code) {
            expectProblem(code, ProblemException.class);
        }

        public void expectInvalid() {
            result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal of the content") {
                @Override
                protected boolean matchesSafely(Throwable thrown) {
                    return thrown instanceof jakarta.validation.ConstraintViolationException
                            || (thrown instanceof ProblemException problem && problem.status().value() == 400);
                }
            });
        }

        private void expectProblem(String code, Class<? extends ProblemException> type) {
            result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>(code) {
                @Override
                protected boolean matchesSafely(Throwable thrown) {
                    return type.isInstance(thrown) && ((ProblemException) thrown).code().equals(code);
                }
            });
        }
    }
}
