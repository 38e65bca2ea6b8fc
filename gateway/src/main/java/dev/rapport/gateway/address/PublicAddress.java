package dev.rapport.gateway.address;

import dev.rapport.http.Loopback;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names under which requests are taken.
 *
 * @param url as people write it; null where any name of this machine's loopback address will do
 */
record PublicAddress(@Nullable URI url) {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /**
     * @param given null where nothing is said
     * @param issuer of the tokens that are taken; people sign in on this machine where it is a loopback address
     * @throws IllegalArgumentException where it cannot be left out, or is no address that can be trusted
     */
    static PublicAddress of(@Nullable URI given, String issuer) {
        if (given == null) {
            if (!Loopback.isName(URI.create(issuer).getHost())) {
                throw new IllegalArgumentException("rapport.gateway.public-url: set RAPPORT_PUBLIC_URL to the address "
                        + "where people find the gateway, such as https://crm.example; requests for other hosts are "
                        + "refused");
            }
            return new PublicAddress(null);
        }
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        boolean local = Loopback.isName(given.getHost());
        boolean more = given.getRawPath() != null && !given.getRawPath().isEmpty() && !given.getRawPath().equals("/");
        if (given.getHost() == null || given.getRawQuery() != null || given.getRawUserInfo() != null
                || given.getRawFragment() != null || more) {
            throw new IllegalArgumentException("rapport.gateway.public-url: " + given
                    + " must be a scheme, a host and perhaps a port, such as https://crm.example");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && local)) {
            throw new IllegalArgumentException("rapport.gateway.public-url: " + given
                    + " must begin with https://, since tokens travel to it; http:// is for 127.0.0.1 only");
        }
        return new PublicAddress(local && scheme.equals("http") ? null : given);
    }

    /** @param authority host and perhaps port, as in the header {@code Host} */
    boolean isOurs(String authority) {
        String name = authority.toLowerCase(Locale.ROOT);
        if (url == null) {
            return Loopback.isName(name.replaceFirst(":[0-9]{1,5}$", ""));
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return name.equals(host + ":" + port()) || (name.equals(host) && port() == defaultPort());
    }

    boolean isSecure() {
        return url != null && url.getScheme().equalsIgnoreCase("https");
    }

    int port() {
        return url == null || url.getPort() < 0 ? defaultPort() : url.getPort();
    }

    private int defaultPort() {
        return isSecure() ? HTTPS_PORT : HTTP_PORT;
    }
}
