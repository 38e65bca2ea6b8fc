package dev.rapport.contact.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Writes;
import dev.rapport.common.refusal.RefusedBy;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.KebabKey;
import dev.rapport.events.source.SourceDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
@RequestMapping("/api/sources")
@Tag(name = "sources", description = "Where leads, contacts and deals come from")
class SourceController {

    private final MergePatch mergePatch;

    SourceController(MergePatch mergePatch) {
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Define a source", description = "By an admin or a manager. Records may name sources that nobody has defined; those that are defined have a name and can be a list of people to be asked one after the other.")
    @RefusedBy(value = SourceRule.class, rules = "SOURCE_KEY_TAKEN")
    ResponseEntity<Map<String, @Nullable Object>> create(@RequestBody @Valid CreateBody body, Writes writes) {
        writes.caller().require(Role.ADMIN, Role.MANAGER);
        return writes.create("/api/sources",
                new DefineSource(Writes.newId(), body.key(), body.details(), body.occurredAt()));
    }

    @Schema(name = "CreateSource", example = """
            {"key": "trade-fair", "name": "Trade fair", "prospectList": true}""")
    record CreateBody(
            @NotNull @KebabKey @Description(value = "What records name it by; it never changes", example = "trade-fair") String key,
            @JsonUnwrapped @Valid SourceDetails details,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}

    @PatchMapping("/{id}")
    @Operation(summary = "Change a source", description = "A JSON merge patch: what is absent stays. The key never changes. By an admin or a manager.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PatchBody.class)))
    ResponseEntity<Map<String, @Nullable Object>> patch(@PathVariable UUID id, @RequestBody JsonNode patch,
            Writes writes) {
        var read = mergePatch.read(patch, PatchBody.class, SourceDetails.class);
        return writes.change(new ChangeSource(id, read.change(), read.body().occurredAt()));
    }

    @Schema(name = "PatchSource", example = """
            {"name": "Trade fairs", "active": false}""")
    record PatchBody(
            @JsonUnwrapped SourceDetails details,
            @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
}
