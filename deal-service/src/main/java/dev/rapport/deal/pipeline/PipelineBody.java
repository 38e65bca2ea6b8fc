package dev.rapport.deal.pipeline;

import dev.rapport.common.field.Normal;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** A pipeline as requests write it, with probabilities as text. Public, since a patch reads and makes one. */
public record PipelineBody(
        @NotNull @Line @Description(value = "What people call the pipeline", example = "Partners") String name,
        @NotNull @Size(min = 1, max = 50) @Description("In the order a deal goes through them") List<@NotNull @Valid StageBody> stages) {

    /**
     * @param key
     *            kebab-case, names the stage within its pipeline
     * @param probability
     *            how likely a deal in this stage is won: a decimal string from 0 to 1
     */
    @Schema(name = "PipelineStage")
    record StageBody(
            @NotNull @Pattern(regexp = StageBody.KEBAB_CASE, message = "must be lower-case letters and digits, joined by hyphens") @Description(value = "Names the stage within its pipeline and never changes", example = "proposal") String key,
            @NotNull @Line @Description(value = "What people call the stage", example = "Proposal") String name,
            @NotNull @Pattern(regexp = "^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$", message = "must be a decimal string from 0 to 1 with at most 4 decimal places") @Description(value = "How likely a deal on this stage is won, from 0 to 1", example = "0.50") String probability) {

        /** Without groups that repeat: those would overflow the stack on a key of a megabyte. */
        private static final String KEBAB_CASE = "^(?!-)(?!.*--)(?!.*-$)[a-z0-9-]{1,60}$";
        private static final int USUAL_SCALE = 2;

        Stage stage() {
            BigDecimal shortest = new BigDecimal(probability).stripTrailingZeros();
            return new Stage(key, Normal.required(name), shortest.setScale(Math.max(USUAL_SCALE, shortest.scale())));
        }

        static StageBody of(Stage stage) {
            return new StageBody(stage.key(), stage.name(), stage.probability().toPlainString());
        }
    }

    static PipelineBody of(PipelineDetails details) {
        return new PipelineBody(details.name(), details.stages().stream().map(StageBody::of).toList());
    }

    /**
     * As events hold it.
     *
     * @throws ProblemException
     *             400 when two stages have the same key
     */
    PipelineDetails details() {
        if (stages.stream().map(StageBody::key).distinct().count() < stages.size()) {
            throw ProblemException.invalid("stages", "must have different keys");
        }
        return new PipelineDetails(name, stages.stream().map(StageBody::stage).toList());
    }
}
