package dev.rapport.common.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Record versions as HTTP entity tags: version 7 is {@code "7"}. What was read has a tag that goes on with what else the
 * answer depends on, {@code "7-…"}; who changes a record means its version.
 */
public final class EntityTags {

    private static final Pattern OURS = Pattern.compile("(?:W/)?\"([0-9]{1,18})(?:-[A-Za-z0-9_-]+)?\"");

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
        var tag = OURS.matcher(ifMatch.strip());
        if (tag.matches()) {
            return Long.valueOf(tag.group(1));
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "If-Match must hold one entity tag.");
    }
}
