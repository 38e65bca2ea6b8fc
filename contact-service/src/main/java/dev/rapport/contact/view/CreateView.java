package dev.rapport.contact.view;

import dev.rapport.common.command.Command;
import dev.rapport.events.view.ViewDetails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A view is saved. */
record CreateView(UUID id, ViewDetails details, @Nullable UUID ownerId) implements Command {}
