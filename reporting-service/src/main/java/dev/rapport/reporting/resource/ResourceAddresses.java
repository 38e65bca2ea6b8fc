package dev.rapport.reporting.resource;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Gives every kind of records addresses of its own: the handler methods that are annotated with {@link GetMapping}
 * answer below {@code /api/<collection>}, by a handler for each kind.
 */
public final class ResourceAddresses {

    private final Resources resources;
    private final Predicate<Resource<?>> which;
    private final Function<Resource<?>, Object> handlers;

    /** @param handlers makes the handler of a kind of records */
    public ResourceAddresses(Resources resources, Function<Resource<?>, Object> handlers) {
        this(resources, _ -> true, handlers);
    }

    /** @param which kinds of records have the addresses */
    public ResourceAddresses(Resources resources, Predicate<Resource<?>> which,
            Function<Resource<?>, Object> handlers) {
        this.resources = resources;
        this.which = which;
        this.handlers = handlers;
    }

    void register(RequestMappingHandlerMapping mapping) {
        for (var resource : resources.all()) {
            if (resource.isTheOnlyOne() || !which.test(resource)) {
                continue;
            }
            var handler = handlers.apply(resource);
            for (var method : handler.getClass().getDeclaredMethods()) {
                var annotation = AnnotatedElementUtils.findMergedAnnotation(method, GetMapping.class);
                if (annotation != null) {
                    register(mapping, resource, handler, method, annotation.path());
                }
            }
        }
    }

    private static void register(RequestMappingHandlerMapping mapping, Resource<?> resource, Object handler,
            Method method, String[] suffixes) {
        for (var suffix : suffixes.length == 0 ? new String[]{""} : suffixes) {
            mapping.registerMapping(RequestMappingInfo
                    .paths("/api/" + resource.collection() + suffix)
                    .methods(org.springframework.web.bind.annotation.RequestMethod.GET)
                    .options(Objects.requireNonNull(mapping.getBuilderConfiguration())).build(), handler, method);
        }
    }
}
