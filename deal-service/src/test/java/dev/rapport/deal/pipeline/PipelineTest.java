package dev.rapport.deal.pipeline;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.common.command.StepRule;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.common.web.ProblemException;
import dev.rapport.deal.pipeline.PipelineBody.StageBody;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final String LATER_OPEN = """
            {"stages":[{"key":"later","name":"Later","probability":"0.5"},{"key":"open","name":"Open","probability":"0.2"}]}""";
    private static final String OPEN_ONLY = """
            {"stages":[{"key":"open","name":"Open","probability":"0.10"}]}""";

    private final StagesInMemory stages = StagesInMemory.of(ID, "open", "later");

    @Test
    void aPipelineIsSetUpWithItsStagesInOrder() {
        given().when(createPipeline("  Partners ", stage("open", "0.1"), stage("later", "1"))).expect(
                new PipelineCreated(
                        pipeline("Partners", recorded("open", "0.10"), recorded("later", "1.00")), false, NOW));
    }

    @Test
    void onlyTheOneWithTheFixedIdIsTheDefault() {
        given().when(
                new CreatePipeline(DefaultPipeline.ID, pipeline("Sales", recorded("open", "0.00")), null))
                .expectOf(DefaultPipeline.ID,
                        new PipelineCreated(pipeline("Sales", recorded("open", "0.00")), true, NOW));
    }

    @Test
    void twoStagesCannotHaveTheSameKey() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> createPipeline("Partners", stage("open", "0.1"), stage("open", "0.2")));
        given(created()).when(change("""
                {"stages":[{"key":"open","name":"Open","probability":"0.1"},
                {"key":"open","name":"Again","probability":"0.2"}]}""")).expectInvalid();
    }

    @Test
    void stagesAreReordered() {
        given(created()).when(change(LATER_OPEN))
                .expect(new PipelineChanged(
                        pipeline("Partners", recorded("later", "0.50"), recorded("open", "0.20")), NOW));
    }

    @Test
    void aStageThatNoOpenDealStandsOnIsRemoved() {
        given(created()).when(change(OPEN_ONLY))
                .expect(new PipelineChanged(pipeline("Partners", recorded("open", "0.10")), NOW));
    }

    @Test
    void aStageThatOpenDealsStandOnStays() {
        stages.enter(UUID.randomUUID(), ID, "later");

        given(created()).when(change(OPEN_ONLY)).expectBroken(PipelineRule.STAGE_IN_USE);
    }

    @Test
    void sayingWhatIsSaidAlreadyIsNoEvent() {
        given(created()).when(change("""
                {"name":"Partners","stages":[{"key":"open","name":"Open","probability":"0.1000"},
                {"key":"later","name":"Later","probability":"1"}]}""")).expectNothing();
    }

    @Test
    void aPipelineAlwaysHasAStageAndAName() {
        given(created()).when(change("{\"stages\":[]}")).expectInvalid();
        given(created()).when(change("{\"stages\":null}")).expectInvalid();
        given(created()).when(change("{\"name\":null}")).expectInvalid();
    }

    @Test
    void probabilitiesLieBetweenNoughtAndOne() {
        for (String impossible : List.of("1.01", "-0.1", "2", "0.12345", "1e-1", ".5", "")) {
            given(created()).when(change("""
                    {"stages":[{"key":"open","name":"Open","probability":"%s"}]}""".formatted(impossible)))
                    .expectInvalid();
        }
    }

    @Test
    void keysAreKebabCase() {
        for (String wrong : List.of("Open", "open stage", "-open", "open--stage", "öffnen", "")) {
            given(created()).when(change("""
                    {"stages":[{"key":"%s","name":"Open","probability":"0.1"}]}""".formatted(wrong))).expectInvalid();
        }
    }

    /** Today 13. */
    @Test
    void aPipelineSaysWhenItWasSetUpAndChanged() {
        var setUp = NOW.minus(Duration.ofDays(30));
        var changed = NOW.minus(Duration.ofDays(10));
        var partners = pipeline("Partners", recorded("open", "0.10"));
        given().when(new CreatePipeline(ID, partners, setUp)).expect(new PipelineCreated(partners, false, setUp));
        given(new PipelineCreated(partners, false, setUp)).when(change("{\"name\":\"Resellers\"}", changed))
                .expect(new PipelineChanged(pipeline("Resellers", recorded("open", "0.10")), changed));
        given(new PipelineCreated(partners, false, changed)).when(change("{\"name\":\"Resellers\"}", setUp))
                .expectBroken(StepRule.BEFORE_PREVIOUS_STEP);
    }

    @Test
    void managersChangePipelinesAndRepsDoNot() {
        given(created()).by(People.MANAGER).when(change("{\"name\":\"Resellers\"}")).expect(
                new PipelineChanged(pipeline("Resellers", recorded("open", "0.10"), recorded("later", "1.00")), NOW));
        given(created()).by(People.REP).when(change("{\"name\":\"Resellers\"}"))
                .expectRefused(ForbiddenException.class);
    }

    private Scenario<Pipeline> given(DomainEvent... history) {
        return Scenario.of(Pipeline.class).with(Stages.class, stages).by(People.ADMIN).given(history);
    }

    private static PipelineCreated created() {
        return new PipelineCreated(pipeline("Partners", recorded("open", "0.10"), recorded("later", "1.00")), false,
                NOW);
    }

    private static PipelineDetails pipeline(String name, Stage... stages) {
        return new PipelineDetails(name, List.of(stages));
    }

    private static CreatePipeline createPipeline(String name, StageBody... stages) {
        return new CreatePipeline(ID, new PipelineBody(name, List.of(stages)).details(), null);
    }

    private static ChangePipeline change(String json) {
        return change(json, null);
    }

    private static ChangePipeline change(String json, @Nullable Instant at) {
        return new ChangePipeline(ID,
                patch(json, PipelineBody.class).through(PipelineBody::of, PipelineBody::details), at);
    }

    private static StageBody stage(String key, String probability) {
        return new StageBody(key, title(key), probability);
    }

    private static Stage recorded(String key, String probability) {
        return new Stage(key, title(key), new BigDecimal(probability));
    }

    private static String title(String key) {
        return key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1);
    }
}
