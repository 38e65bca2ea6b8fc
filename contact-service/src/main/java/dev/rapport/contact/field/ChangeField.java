package dev.rapport.contact.field;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.field.FieldDetails;
import java.util.UUID;

/** The definition of a field is changed. */
record ChangeField(UUID id, Change<FieldDetails> change) implements Command {}
