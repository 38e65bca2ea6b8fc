package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The authorization request that goes on after the sign-in, kept by the browser: a session for everybody who asks for
 * one would fill the memory. The cookie is signed and soon too old; what it leads to is the authorization endpoint
 * and nothing else, which checks the request as if it came for the first time.
 */
final class PendingRequest implements RequestCache {

    static final String COOKIE = "rapport-sign-in-request";
    static final String ENDPOINT = "/oauth2/authorize";

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HmacSHA256";

    /** Browsers keep cookies of up to 4096 bytes; whoever asks with more starts again after the sign-in. */
    private static final int LONGEST_QUERY = 2_700;

    private final Clock clock;
    private final SecretKeySpec key;

    PendingRequest(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        if (request.getMethod().equals(HttpMethod.GET.name()) && request.getServletPath().equals(ENDPOINT)
                && query != null && query.length() <= LONGEST_QUERY) {
            setCookie(request, response, sealed(query), LIFETIME);
        }
    }

    /** Once only: whoever signs in again later without having been sent is not sent on. */
    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        removeRequest(request, response);
        String query = opened(cookie.getValue());
        return query == null ? null : new SimpleSavedRequest(ENDPOINT + "?" + query);
    }

    /** The request comes again by itself, since the browser is sent there. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        setCookie(request, response, "", Duration.ZERO);
    }

    private static void setCookie(HttpServletRequest request, HttpServletResponse response, String value,
            Duration lifetime) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, value).path("/sign-in").httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").maxAge(lifetime).build().toString());
    }

    String sealed(String query) {
        String content = encode((clock.instant().plus(LIFETIME).getEpochSecond() + " " + query)
                .getBytes(StandardCharsets.UTF_8));
        return content + "." + encode(signature(content));
    }

    /** What was sealed here and is not too old; null for anything else. */
    @Nullable
    String opened(String cookie) {
        int dot = cookie.indexOf('.');
        if (dot < 0) {
            return null;
        }
        try {
            String content = cookie.substring(0, dot);
            if (!MessageDigest.isEqual(signature(content), Base64.getUrlDecoder().decode(cookie.substring(dot + 1)))) {
                return null;
            }
            String text = new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            long until = Long.parseLong(text, 0, space, 10);
            return clock.instant().getEpochSecond() < until ? text.substring(space + 1) : null;
        } catch (IllegalArgumentException e) {
            return null; // no Base64
        }
    }

    private byte[] signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
