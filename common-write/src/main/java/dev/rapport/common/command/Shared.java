package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Documents the answer when a record has been shared. */
@Schema(name = "SharedRecord")
public record Shared(
        @NotNull @Description("The record") UUID id,
        @NotNull @Description("Its version") Long version,
        @NotNull @Description("The share, by which it is ended") UUID shareId) {}
