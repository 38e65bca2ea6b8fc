package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.common.web.validation.Line;
import dev.rapport.deal.pipeline.PipelineDetails.StageDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
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

    private final Clock clock;

    PipelineController(Clock clock) {
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Set up a pipeline", description = "By an admin or a manager. Stages are in the order a deal goes through them and have different keys.")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER);
        return writes.create("/api/pipelines",
                new CreatePipeline(Writes.newId(), new PipelineDetails(body.name(), body.stages()),
                        OccurredAt.of(null, clock)));
    }

    @Schema(name = "CreatePipeline", example = """
            {"name": "Partners", "stages": [{"key": "first-call", "name": "First call", "probability": "0.20"},
             {"key": "contract", "name": "Contract", "probability": "0.80"}]}""")
    record CreateBody(
            @NotNull @Line String name,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid StageDetails> stages) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a pipeline's name or stages", description = "A JSON merge patch by an admin or a manager; a list of stages replaces the whole list. A stage on which open deals stand cannot be removed.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PipelineDetails.class)))
    @ApiResponse(responseCode = "409", description = "`stage-in-use`")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangePipeline(id, patch, OccurredAt.of(null, clock)));
    }
}
