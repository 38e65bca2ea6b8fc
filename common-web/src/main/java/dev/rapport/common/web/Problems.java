package dev.rapport.common.web;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import dev.rapport.http.audit.AuditFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Builds problem documents; filters that run before the controllers use it too. */
public final class Problems {

    private static final Map<Class<?>, String> FORMS = Map.of(Instant.class,
            "must be an instant like \"2026-11-01T10:00:00Z\"", LocalDate.class, "must be a day like \"2026-11-01\"",
            UUID.class, "must be a UUID", String.class, "must be text", Integer.class, "must be a whole number",
            Boolean.class, "must be true or false", boolean.class, "must be true or false");

    private static final Set<HttpStatus> REFUSALS = Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN,
            HttpStatus.TOO_MANY_REQUESTS);

    /** In the audit log. */
    private static final String HIDDEN = "hidden";

    private Problems() {}

    /**
     * 404 for a record that is there, and not for this caller: the answer does not tell, the audit log does.
     */
    public static ProblemException hidden() {
        mark(HIDDEN);
        return ProblemException.notFound();
    }

    private static void mark(String reason) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            AuditFilter.refused(attributes.getRequest(), reason);
        }
    }

    private static void markRefusal(ProblemException problem) {
        if (REFUSALS.contains(problem.status())) {
            mark(problem.code());
        }
    }

    static ResponseEntity<ProblemDetail> answer(ProblemException problem) {
        markRefusal(problem);
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
        markRefusal(problem);
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.getOutputStream().write(json.writeValueAsBytes(document(problem)));
    }

    private static ProblemDetail document(ProblemException problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), String.valueOf(problem.getMessage()));
        // Relative, as RFC 9457 allows: whichever address the gateway has, its page about the problem is there.
        detail.setType(URI.create("/problems/" + problem.code()));
        detail.setTitle(problem.status().getReasonPhrase());
        detail.setProperty("code", problem.code());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        detail.setProperty("traceId", traceId(MDC.get("traceId")));
        return detail;
    }

    /** A request that failed before its trace began still gets an id that one can quote. */
    private static String traceId(@Nullable String known) {
        if (known != null) {
            return known;
        }
        var hex = HexFormat.of();
        var random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
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
                : choices(json).orElseGet(
                        () -> wrong(
                                json instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null));
        return ProblemException.invalid(field, message);
    }

    /** A field of choices is text to Jackson. */
    private static Optional<String> choices(JacksonException json) {
        var last = json.getPath().getLast();
        if (last.from() == null || last.getPropertyName() == null) {
            return Optional.empty();
        }
        Class<?> holder = last.from() instanceof Class<?> type ? type : last.from().getClass();
        return Arrays.stream(holder.getDeclaredFields()).filter(field -> field.getName().equals(last.getPropertyName()))
                .flatMap(field -> Stream.ofNullable(field.getAnnotation(Choice.class)))
                .map(choice -> "must be one of " + String.join(", ", Coded.codes(choice.value()))).findFirst();
    }

    /** What should have been there instead; choices by their names. */
    static String wrong(@Nullable Class<?> expected) {
        if (expected == null) {
            return "has the wrong type or format";
        }
        if (expected.isEnum()) {
            return "must be one of " + Arrays.stream(expected.getEnumConstants()).map(
                    choice -> choice instanceof Coded coded ? coded.code() : choice.toString())
                    .collect(Collectors.joining(", "));
        }
        return FORMS.getOrDefault(expected, "has the wrong type or format");
    }

    private static String path(JacksonException json) {
        return json.getPath().stream().map(
                reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining(".")).replace(".[", "[");
    }

    /** 400: what is wrong with which fields of the body. */
    public static ProblemException invalid(List<ProblemException.FieldError> errors) {
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
