package dev.rapport.gateway.address;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies whose word is taken for who called. */
final class TrustedProxies {

    /** What the matcher reads without asking for a name. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<IpAddressMatcher> networks;

    /** @throws IllegalArgumentException for what is neither an address nor a network */
    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::matcher).toList();
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rapport.gateway.trusted-proxies: " + network
                    + " is neither an address nor a network such as 10.0.0.0/8", e);
        }
    }

    boolean contains(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    /**
     * The last one on the way that is not a proxy of ours: what stands before it could have been made up.
     *
     * @param peer who opened the connection, which is a proxy of ours
     * @param forwarded all values of {@code X-Forwarded-For}, in their order
     */
    String client(String peer, List<String> forwarded) {
        List<String> way = new ArrayList<>();
        forwarded.forEach(value -> Collections.addAll(way, value.split(",", -1)));
        String client = peer;
        for (String hop : way.reversed()) {
            String address = hop.strip();
            if (!NUMERIC.matcher(address).matches() || !isAddress(address)) {
                return client;
            }
            client = address;
            if (!contains(address)) {
                return client;
            }
        }
        return client;
    }

    private static boolean isAddress(String text) {
        try {
            new IpAddressMatcher(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
