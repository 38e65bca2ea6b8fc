package dev.rapport.common.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Record versions as HTTP entity tags: version 7 is {@code "7"}. */
public final class EntityTags {

    private EntityTags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version an {@code If-Match} header asks for.
     *
     * @return the version, or null when there is no header or it is {@code *}
     * @throws ProblemException
     *             400 when the header holds no version of ours
     */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip();
        if (tag.startsWith("W/")) {
            tag = tag.substring(2);
        }
        if (tag.length() > 2 && tag.length() < 22 && tag.startsWith("\"") && tag.endsWith("\"")) {
            try {
                return Long.valueOf(tag.substring(1, tag.length() - 1));
            } catch (NumberFormatException e) {
                // Falls through: an entity tag, but none of ours.
            }
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "If-Match must hold one entity tag.");
    }
}
