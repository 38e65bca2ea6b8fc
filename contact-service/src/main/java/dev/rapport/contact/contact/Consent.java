package dev.rapport.contact.contact;

import org.jspecify.annotations.Nullable;

/**
 * What a contact agrees to or not.
 *
 * @param purpose
 *            what for, such as {@code newsletter}
 * @param channel
 *            the channel's code, or null for all channels
 */
record Consent(String purpose, @Nullable String channel) {

    /** Whether what is said of this is said of the other too. */
    boolean covers(Consent other) {
        return purpose.equals(other.purpose) && (channel == null || channel.equals(other.channel));
    }
}
