package dev.rapport.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of this machine that nobody else has. */
public final class Loopback {

    private static final Pattern NAMES = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]",
            Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    /** By its spelling: what any other name leads to can be changed by others. */
    public static boolean isName(@Nullable String host) {
        return host != null && NAMES.matcher(host).matches();
    }
}
