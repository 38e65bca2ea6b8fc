package dev.rapport.http.problem;

import java.util.Locale;

/** The problems that need no more to be known than the request; the code in the document is the name in kebab-case. */
public enum ProblemKind {
    MALFORMED_REQUEST(400, "Bad Request", "The request is malformed."),
    UNAUTHENTICATED(401, "Unauthorized",
            "Sign in: send an access token as 'Authorization: Bearer …'."),
    FORBIDDEN(403, "Forbidden",
            "This is not allowed."),
    NOT_FOUND(404, "Not Found",
            "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed",
            "This address does not answer to this method."),
    NOT_ACCEPTABLE(406,
            "Not Acceptable",
            "None of the accepted media types can be given."),
    REQUEST_TIMEOUT(408, "Request Timeout", "The request did not arrive in time."),
    TOO_LARGE(413,
            "Content Too Large",
            "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415,
            "Unsupported Media Type",
            "Send JSON: application/json or application/merge-patch+json."),
    MISDIRECTED(421, "Misdirected Request", "Nothing is answered under this name of a host."),
    RATE_LIMITED(
            429, "Too Many Requests",
            "Too many requests; slow down."),
    TOO_MANY_AT_ONCE(
            429, "Too Many Requests",
            "Too many requests at the same time; wait for the answers of others."),
    HEADERS_TOO_LARGE(
            431, "Request Header Fields Too Large",
            "The headers are too large."),
    INTERNAL_ERROR(
            500, "Internal Server Error",
            "Something went wrong on our side."),
    UNAVAILABLE(
            503, "Service Unavailable",
            "The service that answers this is not available now; try again.");

    private final int status;
    private final String title;
    private final String detail;

    ProblemKind(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    /** The nearest kind for a status that came from elsewhere: the web server or the framework. */
    static ProblemKind of(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return switch (status) {
            case 501, 505 -> MALFORMED_REQUEST; // a transfer encoding or an HTTP version that does not exist
            case 502, 504 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
