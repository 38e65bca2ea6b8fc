package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.OccurredAt;
import jakarta.validation.Valid;
import java.time.Clock;
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
class PipelineController {

    private final Clock clock;

    PipelineController(Clock clock) {
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid PipelineDetails body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER);
        return writes.create("/api/pipelines",
                new CreatePipeline(Writes.newId(), body, OccurredAt.of(null, clock)));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        return writes.change(new ChangePipeline(id, patch, OccurredAt.of(null, clock)));
    }
}
