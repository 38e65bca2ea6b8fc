package dev.rapport.events.source;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is known about a source and can be changed. */
public record SourceDetails(
        @NotNull @Line @Description(value = "What people call the source", example = "Trade fair") String name,
        @Nullable @Description(value = "Whether it is a list of people to be asked one after the other", absent = "it is none") Boolean prospectList,
        @Nullable @Description(value = "Whether it is in use", absent = "it is") Boolean active) {

    /** Without a word it is in use, and no list of people. */
    public SourceDetails {
        prospectList = Boolean.TRUE.equals(prospectList);
        active = !Boolean.FALSE.equals(active);
    }
}
