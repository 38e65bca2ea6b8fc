package dev.rapport.common.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller may see: it becomes an RFC 9457 problem document. The detail must never hold a value of
 * somebody else's record.
 */
public class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> errors;

    /**
     * @param status
     *            HTTP status of the answer
     * @param code
     *            stable kebab-case code that programs branch on
     * @param detail
     *            one sentence for people
     * @param errors
     *            what is wrong with which field, possibly empty
     */
    public ProblemException(HttpStatus status, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    /** 400: the body or a parameter does not say what it should. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed", "The request has invalid fields.",
                List.of(new FieldError(field, message)));
    }

    /** 400: a query parameter is unknown or out of range. */
    public static ProblemException invalidParameter(String parameter, String message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "A query parameter is invalid.",
                List.of(new FieldError(parameter, message)));
    }

    /** 400: a part of the path is not what it should be. */
    public static ProblemException invalidPath(String part, String message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "A part of the path is invalid.",
                List.of(new FieldError(part, message)));
    }

    /** 404: there is no such record, or none the caller may know of. */
    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is no such record.");
    }

    /** 403: the caller is known and may not do this. */
    public static ProblemException forbidden() {
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", "You may not do this.");
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** What is wrong with one field; the field is named as in the request, the message never repeats the value. */
    public record FieldError(String field, String message) {}
}
