package dev.rapport.contact.field;

import dev.rapport.common.command.Command;
import dev.rapport.events.field.FieldDetails;
import java.util.UUID;

/** A field is defined; its id follows from its kind and key. */
record DefineField(UUID id, FieldDetails details) implements Command {}
