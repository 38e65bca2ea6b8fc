package dev.rapport.common.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Record versions as HTTP entity tags: version 7 is {@code "7"}. */
public final class EntityTags {

    private static final Pattern FORM = Pattern.compile("(?:W/)?\"([0-9]{1,19})(?:-[0-9a-f]{1,32})?\"");

    private EntityTags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The tag of a record with something beside it that changes without the record: {@code "7-1c3f…"}. It stands for
     * version 7 in {@code If-Match} as well.
     */
    public static String of(long version, Object beside) {
        var digest = UUID.nameUUIDFromBytes(beside.toString().getBytes(StandardCharsets.UTF_8));
        return "\"" + version + "-" + digest.toString().replace("-", "") + "\"";
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
        var tag = FORM.matcher(ifMatch.strip());
        if (tag.matches()) {
            try {
                return Long.valueOf(tag.group(1));
            } catch (NumberFormatException e) {
                // Falls through: an entity tag, but none of ours.
            }
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "If-Match must hold one entity tag.");
    }
}
