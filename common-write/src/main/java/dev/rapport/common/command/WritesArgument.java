package dev.rapport.common.command;

import dev.rapport.common.security.CallerArgument;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.EntityTags;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.Problems;
import dev.rapport.common.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gives controllers the {@link Writes} of the request: caller, If-Match, Idempotency-Key; at the position it names. */
final class WritesArgument implements HandlerMethodArgumentResolver {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Commands commands;
    private final CallerArgument callers;
    private final TokenSigner signer;
    private final List<AwaitedEvents> awaited;
    private final JsonMapper json;

    WritesArgument(Commands commands, CallerArgument callers, TokenSigner signer, List<AwaitedEvents> awaited,
            JsonMapper json) {
        this.commands = commands;
        this.callers = callers;
        this.signer = signer;
        this.awaited = List.copyOf(awaited);
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Writes.class;
    }

    @Override
    public Writes resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest, @Nullable WebDataBinderFactory binders) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Writes belong to servlet requests");
        }
        requireJsonAccepted(request);
        if (!takesBody(parameter)) {
            requireNoFields(request);
        }
        String key = key(request);
        awaitPosition(request.getHeader(Position.HEADER));
        return new Writes(commands, new WriteRequest(callers.current(),
                EntityTags.version(request.getHeader(HttpHeaders.IF_MATCH)), key,
                key == null ? Fingerprint.NONE : fingerprint(request), correlationId(), null), signer);
    }

    private void awaitPosition(@Nullable String token) {
        if (token != null) {
            Position.decode(token, signer).entries().forEach(event -> awaited.forEach(each -> each.await(event)));
        }
    }

    private static boolean takesBody(MethodParameter parameter) {
        return Arrays.stream(parameter.getExecutable().getParameters())
                .anyMatch(each -> each.isAnnotationPresent(RequestBody.class));
    }

    /** Who sends something where nothing is taken means something that would not happen. */
    private void requireNoFields(HttpServletRequest request) {
        byte[] body = RequestBodies.of(request);
        if (body.length > 0) {
            try {
                json.readValue(body, NoFields.class);
            } catch (JacksonException e) {
                throw Problems.unreadable(e);
            }
        }
    }

    private record NoFields() {}

    /** Found out only when the answer is written, it would come after the write. */
    private static void requireJsonAccepted(HttpServletRequest request) {
        List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            if (!accept.isEmpty() && MediaType.parseMediaTypes(accept).stream()
                    .noneMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))) {
                throw notAcceptable();
            }
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static ProblemException notAcceptable() {
        return new ProblemException(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "Answers are application/json.");
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY
                || !key.chars().allMatch(c -> c > ' ' && c < 127))) {
            throw ProblemException.invalidParameter(IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters");
        }
        return key;
    }

    private static Fingerprint fingerprint(HttpServletRequest request) {
        return Fingerprint.of(request.getMethod(), request.getRequestURI(), RequestBodies.of(request));
    }

    private static String correlationId() {
        String traceId = MDC.get("traceId");
        return traceId == null || traceId.isBlank() ? UUID.randomUUID().toString() : traceId;
    }
}
