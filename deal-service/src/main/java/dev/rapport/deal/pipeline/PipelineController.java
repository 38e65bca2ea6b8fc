package dev.rapport.deal.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.StepRule;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/pipelines")
@Tag(name = "pipelines", description = "The stages that deals go through")
class PipelineController {

    private final MergePatch mergePatch;

    PipelineController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Set up a pipeline", description = "By an admin or a manager. Stages are in the order a deal goes through them and have different keys.")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER);
        return writes.create("/api/pipelines",
                new CreatePipeline(Writes.newId(), body.pipeline().details(), body.occurredAt()));
    }

    @Schema(name = "CreatePipeline", example = """
            {"name": "Partners", "stages": [{"key": "first-call", "name": "First call", "probability": "0.20"},
             {"key": "contract", "name": "Contract", "probability": "0.80"}]}""")
    record CreateBody(
            @JsonUnwrapped @Valid PipelineBody pipeline,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a pipeline's name or stages", description = "A JSON merge patch by an admin or a manager; a list of stages replaces the whole list. A stage on which open deals stand cannot be removed. `occurredAt` may not lie before the previous step.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    @RefusedBy(value = PipelineRule.class, rules = "STAGE_IN_USE")
    @RefusedBy(value = StepRule.class, rules = "BEFORE_PREVIOUS_STEP")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, PipelineBody.class);
        return writes.change(new ChangePipeline(id, read.change().through(PipelineBody::of, PipelineBody::details),
                read.body().occurredAt()));
    }

    @Schema(name = "PatchPipeline", example = """
            {"name": "Partners and resellers"}""")
    record PatchBody(
            @JsonUnwrapped PipelineBody pipeline,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
}
