package dev.rapport.common.web;

import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.refusal.RefusedException;
import dev.rapport.common.refusal.StaleVersionException;
import dev.rapport.common.web.ProblemException.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Turns every exception that reaches the edge into a problem document that leaks nothing. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final List<ProblemTranslator> translators;

    ProblemHandler(List<ProblemTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException e) {
        return Problems.answer(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException e) {
        return Problems.answer(problemOf(e));
    }

    private static ProblemException problemOf(RefusedException refusal) {
        return switch (refusal) {
            case BrokenRuleException broken -> new ProblemException(HttpStatus.CONFLICT, broken.rule().code(),
                    String.valueOf(broken.getMessage()));
            case ForbiddenException forbidden -> ProblemException.forbidden();
            case InvalidFieldException invalid -> ProblemException.invalid(invalid.field(),
                    String.valueOf(invalid.getMessage()));
            case NoSuchRecordException none -> ProblemException.notFound();
            case StaleVersionException stale -> new ProblemException(HttpStatus.PRECONDITION_FAILED, "stale-version",
                    String.valueOf(stale.getMessage()));
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidBody(BindException e) {
        var errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(FlatFields.path(e.getTarget(), error.getField()), message(error)))
                .toList();
        return Problems.answer(Problems.invalid(errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidParameters(HandlerMethodValidationException e) {
        var errors = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(String.valueOf(result.getMethodParameter().getParameterName()),
                                message(error))))
                .toList();
        return Problems.answer(new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter",
                "A parameter is invalid.", errors));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidRecord(ConstraintViolationException e) {
        var errors = e.getConstraintViolations().stream().map(ProblemHandler::fieldError).toList();
        return Problems.answer(Problems.invalid(errors));
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        return new FieldError(FlatFields.path(violation.getRootBean(), violation.getPropertyPath().toString()),
                violation.getMessage());
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is invalid" : message;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableBody(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Problems.answer(problem);
            }
        }
        if (e.getCause() instanceof JacksonException json) {
            return Problems.answer(Problems.unreadable(json));
        }
        return Problems.answer(new ProblemException(HttpStatus.BAD_REQUEST, "malformed-body",
                "The body is missing or is not readable JSON."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Problems.answer(problem);
            }
        }
        var wrong = Problems.wrong(e.getRequiredType());
        return Problems.answer(e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? ProblemException.invalidPath(e.getName(), wrong)
                : ProblemException.invalidParameter(e.getName(), wrong));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingParameter(MissingServletRequestParameterException e) {
        return Problems.answer(ProblemException.invalidParameter(e.getParameterName(), "is required"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingHeader(MissingRequestHeaderException e) {
        return Problems.answer(ProblemException.invalidParameter(e.getHeaderName(), "is required"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMediaType(HttpMediaTypeNotSupportedException e) {
        return Problems.answer(new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                "Send application/json."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException e) {
        return Problems.answer(ProblemException.forbidden());
    }

    /** Belongs to the security filters, which answer 401 with a challenge. */
    @ExceptionHandler
    void unauthenticated(AuthenticationException e) {
        throw e;
    }

    /** The client has gone; nobody is there to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("The client closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Problems.answer(problem);
            }
            if (cause instanceof RefusedException refusal) {
                return refused(refusal);
            }
            for (ProblemTranslator translator : translators) {
                ProblemException problem = translator.translate(cause);
                if (problem != null) {
                    return Problems.answer(problem);
                }
            }
        }
        if (e instanceof ErrorResponse response) {
            return fromSpring(response);
        }
        // The message may repeat what the caller sent, so that the log gets the type and the place only.
        LOG.atError().addKeyValue("exception", e.getClass().getName()).addKeyValue("at", Problems.place(e))
                .log("A request failed unexpectedly");
        return Problems.answer(new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error",
                "Something went wrong here; it has been logged."));
    }

    private static ResponseEntity<ProblemDetail> fromSpring(ErrorResponse response) {
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        HttpStatus known = status == null ? HttpStatus.BAD_REQUEST : status;
        ResponseEntity<ProblemDetail> answer = Problems
                .answer(new ProblemException(known, Problems.code(known), known.getReasonPhrase() + "."));
        var headers = new HttpHeaders();
        headers.putAll(response.getHeaders());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(answer.getBody(), headers, known);
    }
}
