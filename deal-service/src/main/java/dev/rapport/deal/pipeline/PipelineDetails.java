package dev.rapport.deal.pipeline;

import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.events.pipeline.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** What a pipeline is and can be changed by patching it. */
@Schema(name = "PatchPipeline", example = """
        {"name": "Partners and resellers"}""")
record PipelineDetails(
        @NotNull @Line String name,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid StageDetails> stages) {

    /**
     * @param key
     *            kebab-case, names the stage within its pipeline
     * @param probability
     *            how likely a deal in this stage is won: a decimal string from 0 to 1
     */
    @Schema(name = "PipelineStage")
    record StageDetails(
            @NotNull @Pattern(regexp = StageDetails.KEBAB_CASE, message = "must be lower-case letters and digits, joined by hyphens") String key,
            @NotNull @Line String name,
            @NotNull @Pattern(regexp = "^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$", message = "must be a decimal string from 0 to 1 with at most 4 decimal places") String probability) {

        /** Without groups that repeat: those would overflow the stack on a key of a megabyte. */
        private static final String KEBAB_CASE = "^(?!-)(?!.*--)(?!.*-$)[a-z0-9-]{1,60}$";
        private static final int USUAL_SCALE = 2;

        Stage stage() {
            BigDecimal shortest = new BigDecimal(probability).stripTrailingZeros();
            return new Stage(key, Normal.required(name), shortest.setScale(Math.max(USUAL_SCALE, shortest.scale())));
        }

        static StageDetails of(Stage stage) {
            return new StageDetails(stage.key(), stage.name(), stage.probability().toPlainString());
        }
    }

    static PipelineDetails of(String name, List<Stage> stages) {
        return new PipelineDetails(name, stages.stream().map(StageDetails::of).toList());
    }

    /**
     * @throws ProblemException
     *             400 when two stages have the same key
     */
    PipelineDetails normalised() {
        if (stages.stream().map(StageDetails::key).distinct().count() < stages.size()) {
            throw ProblemException.invalid("stages", "must have different keys");
        }
        return of(Normal.required(name), eventStages());
    }

    List<Stage> eventStages() {
        return stages.stream().map(StageDetails::stage).toList();
    }

    List<String> keys() {
        return stages.stream().map(StageDetails::key).toList();
    }
}
