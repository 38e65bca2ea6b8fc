package dev.rapport.gateway.routing;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.rapport.gateway.problem.ProblemKind;
import dev.rapport.gateway.problem.Problems;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The routing table: reads go to reporting-service, writes to the service that owns the resource. */
@Configuration(proxyBeanMethods = false)
class ApiRoutes {

    private static final HttpMethod[] WRITES = {HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT, HttpMethod.DELETE};

    @Bean
    RouterFunction<ServerResponse> routes(ProxyExchange exchange) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Service service : Service.values()) {
            routes.add(GatewayRouterFunctions.route(service.id())
                    .route(answeredBy(service), passTo(service, exchange)).build());
        }
        List<String> writable = Arrays.stream(Service.values()).flatMap(service -> service.writes().stream()).toList();
        return routes.route(resources(Service.READ_ONLY), request -> methodNotAllowed("GET, HEAD"))
                .route(resources(writable), request -> methodNotAllowed("GET, HEAD, POST, PATCH, PUT, DELETE"))
                .route(path("/api/**"), request -> notFound()).build();
    }

    private static RequestPredicate answeredBy(Service service) {
        return service == Service.REPORTING
                ? methods(HttpMethod.GET, HttpMethod.HEAD).and(path("/api/**"))
                : methods(WRITES).and(resources(service.writes()));
    }

    private static RequestPredicate resources(List<String> names) {
        return names.stream().map(name -> path("/api/" + name + "/**")).reduce(RequestPredicate::or)
                .orElse(RequestPredicates.all().negate());
    }

    /** Path and query stay exactly as they came: decoding and encoding them again would change what the service sees. */
    private static HandlerFunction<ServerResponse> passTo(Service service, ProxyExchange exchange) {
        return request -> {
            String query = request.servletRequest().getQueryString();
            URI target = URI.create("lb://" + service.id() + request.servletRequest().getRequestURI()
                    + (query == null ? "" : "?" + query));
            return exchange.exchange(exchange.request(request).uri(target)
                    .headers(BackendHeaders.forService(request.servletRequest())).build());
        };
    }

    private static ServerResponse methodNotAllowed(String allowed) {
        return ServerResponse.status(ProblemKind.METHOD_NOT_ALLOWED.status()).header(HttpHeaders.ALLOW, allowed)
                .build((request, response) -> {
                    Problems.write(request, response, ProblemKind.METHOD_NOT_ALLOWED);
                    return null;
                });
    }

    private static ServerResponse notFound() {
        return ServerResponse.status(ProblemKind.NOT_FOUND.status()).build((request, response) -> {
            Problems.write(request, response, ProblemKind.NOT_FOUND);
            return null;
        });
    }
}
