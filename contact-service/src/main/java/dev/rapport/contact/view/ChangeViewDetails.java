package dev.rapport.contact.view;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.view.ViewDetails;
import java.util.UUID;

/** A view is changed. */
record ChangeViewDetails(UUID id, Change<ViewDetails> change) implements Command {}
