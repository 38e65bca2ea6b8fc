package dev.rapport.common.web;

import jakarta.servlet.http.HttpServletRequest;

/** The bodies of the requests in work, as they were sent. */
public final class RequestBodies {

    private RequestBodies() {}

    /** The bytes of the request's body; none when it has no body. */
    public static byte[] of(HttpServletRequest request) {
        return BodyLimitFilter.body(request);
    }
}
