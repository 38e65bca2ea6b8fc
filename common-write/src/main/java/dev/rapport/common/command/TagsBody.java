package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/tags}. */
@Schema(name = "ChangeTags", example = """
        {"add": ["VIP"], "remove": ["newcomer"]}""")
public record TagsBody(
        @Nullable @Size(max = 20) @Description(value = "Tags to give it; those that it has stay as they are", example = "VIP") List<@NotNull @Line(max = 60) String> add,
        @Nullable @Size(max = 20) @Description(value = "Tags to take away; those that it does not have are passed over", example = "newcomer") List<@NotNull @Line(max = 60) String> remove,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

    @Override
    public List<String> add() {
        return add == null ? List.of() : add;
    }

    @Override
    public List<String> remove() {
        return remove == null ? List.of() : remove;
    }
}
