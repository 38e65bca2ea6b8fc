package dev.rapport.interaction.known;

import java.util.UUID;

/**
 * A colleague as texts name them.
 *
 * @param name
 *            as {@link NamesInTexts#folded} writes it
 * @param address
 *            the local part of the e-mail address, in the same way
 */
record Colleague(UUID id, String name, String address) {}
