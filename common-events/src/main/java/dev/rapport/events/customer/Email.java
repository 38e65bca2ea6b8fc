package dev.rapport.events.customer;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** One of the e-mail addresses of somebody. */
public record Email(
        @Personal @NotNull @EmailAddress @Description(value = "The e-mail address", example = "somchai@siam-trading.example") String address,
        @Nullable @Choice(Place.class) @Description(value = "Where it is used", absent = "nobody has said so") String kind,
        @Nullable @Description(value = "Whether it is the one to be used when there are several", absent = "it is not") Boolean primary) {

    /** Without a word it is not the primary one. */
    public Email {
        primary = Boolean.TRUE.equals(primary);
    }
}
