package dev.rapport.gateway.routing;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Reads go to reporting-service, writes to the service that owns the resource. */
@Configuration(proxyBeanMethods = false)
class ApiRoutes {

    /** The live stream. It is only followed: a HEAD that ran it would last as long and tell nothing. */
    static final String STREAM = "/api/stream";

    private static final HttpMethod[] READS = {HttpMethod.GET, HttpMethod.HEAD};
    private static final HttpMethod[] WRITES = {HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT, HttpMethod.DELETE};

    @Bean
    RoutingTable routingTable() {
        return RoutingTable.of(documents());
    }

    @Bean
    DocumentedMethods documentedMethods() {
        return DocumentedMethods.of(
                Stream.concat(documents().values().stream(), Stream.of(CommittedDocument.ofGateway())).toList());
    }

    private static Map<Service, JsonNode> documents() {
        Map<Service, JsonNode> documents = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            documents.put(service, CommittedDocument.of(service));
        }
        return documents;
    }

    @Bean
    RouterFunction<ServerResponse> routes(RoutingTable table, DocumentedMethods documented, BackendExchange exchange) {
        RouterFunctions.Builder routes = RouterFunctions.route()
                .route(path(STREAM).and(methods(HttpMethod.GET).negate()),
                        request -> methodNotAllowed(List.of(HttpMethod.GET)));
        routes.route(request -> isNotTaken(request, documented),
                request -> methodNotAllowed(documented.of(pathOf(request))));
        routes.route(methods(READS).and(path("/api/**")), passTo(Service.REPORTING, exchange));
        table.apart().forEach((address, service) -> routes.route(methods(WRITES).and(path(address)),
                passTo(service, exchange)));
        table.writers().forEach((resource, service) -> routes.route(methods(WRITES).and(below(resource)),
                passTo(service, exchange)));
        table.readOnly().forEach(
                resource -> routes.route(below(resource), request -> methodNotAllowed(List.of(READS))));
        return routes.route(path("/api/**"), request -> notFound()).build();
    }

    private static boolean isNotTaken(ServerRequest request, DocumentedMethods documented) {
        List<HttpMethod> methods = documented.of(pathOf(request));
        return !methods.isEmpty() && !methods.contains(request.method());
    }

    private static PathContainer pathOf(ServerRequest request) {
        return request.requestPath().pathWithinApplication();
    }

    private static RequestPredicate below(String resource) {
        return path("/api/" + resource + "/**");
    }

    /** The exchange happens while the answer is written: only then is it known which status it has. */
    private static HandlerFunction<ServerResponse> passTo(Service service, BackendExchange exchange) {
        return request -> ServerResponse.ok().build((caller, answer) -> {
            exchange.pass(service, caller, answer);
            return null;
        });
    }

    private static ServerResponse methodNotAllowed(List<HttpMethod> allowed) {
        return ServerResponse.status(ProblemKind.METHOD_NOT_ALLOWED.status())
                .header(HttpHeaders.ALLOW, allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")))
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
