package dev.rapport.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Which headers cross the gateway, in both directions. */
final class BackendHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
            "http2-settings");

    /** What only the gateway may tell a service, what would address another resource, and the sign-in's own cookie. */
    private static final Set<String> NOT_FROM_CALLERS = Set.of("host", "content-length", "expect", "cookie",
            "forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-original-url",
            "x-rewrite-url", "x-http-method", "x-http-method-override", "x-method-override");

    /** What the gateway answers itself for all services alike. */
    private static final Set<String> NOT_FROM_SERVICES = Set.of("date", "server", "x-powered-by", "set-cookie",
            "cache-control", "pragma", "expires", "x-content-type-options", "x-frame-options", "x-xss-protection",
            "referrer-policy", "content-security-policy", "strict-transport-security", "x-request-id");

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private BackendHeaders() {}

    static void copy(HttpServletRequest request, HttpMessage toService) {
        Set<String> named = namedBy(request.getHeader(HttpHeaders.CONNECTION));
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(lower) || NOT_FROM_CALLERS.contains(lower) || lower.startsWith("x-forwarded")
                    || named.contains(lower)) {
                continue;
            }
            if (lower.equals("x-request-id") && !REQUEST_ID.matcher(request.getHeader(name)).matches()) {
                continue;
            }
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements();) {
                toService.addHeader(name, values.nextElement());
            }
        }
        toService.addHeader("X-Forwarded-For", request.getRemoteAddr());
        toService.addHeader("X-Forwarded-Proto", request.getScheme());
        toService.addHeader("X-Forwarded-Port", Integer.toString(request.getServerPort()));
        boolean usual = request.getServerPort() == (request.isSecure() ? HTTPS_PORT : HTTP_PORT);
        toService.addHeader("X-Forwarded-Host",
                request.getServerName() + (usual ? "" : ":" + request.getServerPort()));
    }

    /** @param connection the answer's Connection header, which may name more headers of this hop */
    static boolean reachesCaller(String name, @Nullable String connection) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !HOP_BY_HOP.contains(lower) && !NOT_FROM_SERVICES.contains(lower)
                && !lower.startsWith("access-control-") && !namedBy(connection).contains(lower);
    }

    private static Set<String> namedBy(@Nullable String connection) {
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String name : connection.split(",", -1)) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        // A caller must not make the gateway drop what services rely on.
        names.remove("authorization");
        return names;
    }
}
