package dev.rapport.events.customer;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.PhoneNumber;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** One of the phone numbers of somebody. */
public record Phone(
        @Personal @NotNull @PhoneNumber @Description("The phone number in E.164, its extension after ;ext=") String number,
        @Nullable @Choice(Place.class) @Description(value = "Where it rings", absent = "nobody has said so") String kind,
        @Nullable @Description(value = "Whether it is the one to be used when there are several", absent = "it is not") Boolean primary) {

    /** Without a word it is not the primary one. */
    public Phone {
        primary = Boolean.TRUE.equals(primary);
    }
}
