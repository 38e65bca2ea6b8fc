package dev.rapport.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start where strangers could be let in: without an issuer, with keys that anybody on the way could replace,
 * or with the demo people of one machine where other machines can call.
 */
final class TrustedIssuer {

    private TrustedIssuer() {}

    /**
     * @param keys where the issuer's keys are; null or blank if it says so itself
     * @param bound the address to listen at; null for all
     * @throws IllegalArgumentException naming the setting to change
     */
    static void check(@Nullable String issuer, @Nullable String keys, @Nullable InetAddress bound) {
        if (issuer == null || issuer.isBlank()) {
            throw new IllegalArgumentException("rapport.security.issuer-uri: nobody can sign in yet; "
                    + "set RAPPORT_ISSUER to the address of your OpenID provider");
        }
        URI uri = requireSafe("rapport.security.issuer-uri", issuer);
        if (keys != null && !keys.isBlank()) {
            requireSafe("rapport.security.jwk-set-uri", keys);
        }
        if (Loopback.isName(uri.getHost()) && (bound == null || !bound.isLoopbackAddress())) {
            throw new IllegalArgumentException("rapport.security.issuer-uri: " + issuer
                    + " signs in the demo people of one machine, but server.address lets other machines call; set "
                    + "RAPPORT_ISSUER to the address of your OpenID provider, or server.address to 127.0.0.1");
        }
    }

    /** @throws IllegalArgumentException for anything but https, or http on this machine */
    static URI requireSafe(String setting, String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + address + " is no address", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null
                || !(scheme.equals("https") || (scheme.equals("http") && Loopback.isName(uri.getHost())))) {
            throw new IllegalArgumentException(setting + ": " + address + " must begin with https://, since whoever "
                    + "can change the keys on their way can sign in as anyone; http:// is for 127.0.0.1 only");
        }
        return uri;
    }
}
