package dev.rapport.gateway.docs;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.rapport.gateway.routing.BackendExchange;
import dev.rapport.gateway.routing.Service;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/openapi}: whoever may know which fields there are gets the document with them. */
@Configuration(proxyBeanMethods = false)
class InstallationRoute {

    private static final String FIELDS = "/api/fields";

    /** Before the routes of all that is read. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> installationDocument(BackendExchange exchange, ApiDocuments documents) {
        return RouterFunctions.route()
                .route(path("/api/openapi").and(methods(HttpMethod.GET, HttpMethod.HEAD)),
                        request -> ServerResponse.ok().build((caller, answer) -> {
                            byte[] fields = exchange.read(Service.REPORTING, FIELDS, caller, answer);
                            if (fields != null) {
                                byte[] whole = JsonMapper.shared().writeValueAsBytes(InstallationDocument.of(
                                        documents.copy(), JsonMapper.shared().readTree(fields).path("items")));
                                answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
                                answer.setCharacterEncoding(StandardCharsets.UTF_8);
                                answer.setContentLength(whole.length);
                                answer.getOutputStream().write(whole);
                            }
                            return null;
                        }))
                .build();
    }
}
