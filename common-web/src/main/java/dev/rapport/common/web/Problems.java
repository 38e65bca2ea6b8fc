package dev.rapport.common.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Builds problem documents; filters that run before the controllers use it too. */
public final class Problems {

    private Problems() {}

    static ResponseEntity<ProblemDetail> answer(ProblemException problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(document(problem));
    }

    /** Writes the problem as the whole answer, for code outside the reach of the exception handlers. */
    public static void write(HttpServletResponse response, ProblemException problem, JsonMapper json)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.getOutputStream().write(json.writeValueAsBytes(document(problem)));
    }

    private static ProblemDetail document(ProblemException problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), String.valueOf(problem.getMessage()));
        detail.setTitle(problem.status().getReasonPhrase());
        detail.setProperty("code", problem.code());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        String traceId = MDC.get("traceId");
        if (traceId != null) {
            detail.setProperty("traceId", traceId);
        }
        return detail;
    }

    /** 400: what is wrong with the body, or with a merge patch that has been read as a tree already. */
    public static ProblemException unreadable(JacksonException json) {
        String field = path(json);
        boolean notJson = json instanceof StreamReadException && !(json instanceof InputCoercionException);
        if (field.isEmpty() || notJson) {
            return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-body",
                    "The body is not the JSON document expected here.");
        }
        String message = json instanceof UnrecognizedPropertyException
                ? "is not a known field"
                : "has the wrong type or format";
        return ProblemException.invalid(field, message);
    }

    private static String path(JacksonException json) {
        return json.getPath().stream().map(
                reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining(".")).replace(".[", "[");
    }

    static ProblemException invalid(List<ProblemException.FieldError> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed", "The request has invalid fields.",
                errors);
    }

    /** The code of a problem that has no more particular one. */
    static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed-request";
            case UNAUTHORIZED -> "unauthenticated";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** Where an exception was thrown, without its message: safe to log. */
    public static String place(Throwable exception) {
        var root = exception;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        return root.getClass().getName() + Arrays.stream(root.getStackTrace()).limit(8)
                .map(StackTraceElement::toString).collect(Collectors.joining(" < ", " at ", ""));
    }
}
