package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.gateway.routing.CommittedDocument;
import dev.rapport.gateway.routing.Service;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends RunningGateway {

    @ParameterizedTest
    @CsvSource({"POST,/api/leads,contact", "PATCH,/api/leads/1,contact", "POST,/api/leads/1/convert,contact",
            "PATCH,/api/contacts/1,contact", "PATCH,/api/accounts/1,contact", "POST,/api/employees,contact",
            "POST,/api/pipelines,deal", "POST,/api/deals/1/move,deal", "PATCH,/api/deals/1,deal",
            "POST,/api/interactions,interaction"})
    void sendsWritesToTheServiceThatOwnsTheResource(String method, String path, String service) throws Exception {
        HttpResponse<String> response = write(method, path, "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("from").asString()).isEqualTo(service);
    }

    static Stream<Arguments> documented() {
        return Arrays.stream(Service.values()).flatMap(service -> CommittedDocument.of(service).path("paths")
                .properties().stream().flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> Arguments.of(method.toUpperCase(Locale.ROOT),
                                path.getKey().replaceAll("\\{[^}]+}", "1"), service))));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void sendsWhatAServiceDocumentsToThatService(String method, String path, Service service) throws Exception {
        HttpResponse<String> response = method.equals("GET")
                ? send(signedIn(path))
                : write(method, path, "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("from").asString() + "-service").isEqualTo(service.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/leads", "/api/leads/1", "/api/deals/1/history", "/api/customers/1/timeline",
            "/api/search?q=x", "/api/reports/pipeline", "/api/nothing-like-this"})
    void sendsEveryReadToReporting(String target) throws Exception {
        assertThat(json(send(signedIn(target))).path("from").asString()).isEqualTo("reporting");
        assertThat(reporting.asked().target()).isEqualTo(target);
    }

    @Test
    void answersHeadLikeGetWithoutBody() throws Exception {
        HttpResponse<String> response = send(signedIn("/api/leads").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(reporting.asked().method()).isEqualTo("HEAD");
    }

    @Test
    void leavesPathAndQueryExactlyAsTheyCame() throws Exception {
        String target = "/api/search?q=%E0%B8%AA%E0%B8%A1+a%2Bb&sort=-updatedAt%2Cname&empty=&q=%26";

        send(signedIn(target));

        assertThat(reporting.asked().target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/l%65ads/1/qualify,contact", "PATCH,/api/deals/%E0%B8%AA,deal",
            "GET,/api/leads/a%5B1?b=%5B2%5D&c=%2f,reporting"})
    void findsTheServiceOfAnAddressThatIsWrittenInAnotherWay(String method, String target, String service)
            throws Exception {
        String answer = raw(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token(claims -> claims) + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"from\":\"" + service + "\"");
        assertThat(Stream.of(contact, deal, reporting).filter(FakeService::wasAsked)
                .map(asked -> asked.asked().target())).containsExactly(target);
    }

    @Test
    void passesTheBodyOn() throws Exception {
        String body = "{\"name\":\"สมชาย 王\"}";

        write("POST", "/api/leads", body);

        assertThat(contact.asked().body()).isEqualTo(body);
    }

    @Test
    void passesABodyOfUnknownLengthOn() throws Exception {
        byte[] body = ("{\"summary\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = send(signedIn("/api/interactions").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(interaction.asked().body()).hasSize(body.length);
    }

    @Test
    void passesAStepWithoutBodyOn() throws Exception {
        HttpResponse<String> response = send(signedIn("/api/leads/1/qualify").POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contact.asked().body()).isEmpty();
    }

    @Test
    void passesStatusHeadersAndBodyOfTheAnswerBack() throws Exception {
        contact.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/api/leads/1");
            exchange.getResponseHeaders().set("ETag", "\"0\"");
            exchange.getResponseHeaders().set("Rapport-Position", "abc");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("Cache-Control", "public");
            exchange.sendResponseHeaders(201, 2);
            try (exchange) {
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });

        HttpResponse<String> response = write("POST", "/api/leads", "{}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location")).contains("/api/leads/1");
        assertThat(response.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(response.headers().firstValue("Rapport-Position")).contains("abc");
        assertThat(response.headers().allValues("Cache-Control")).singleElement().asString().contains("no-store");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.body()).isEqualTo("{}");
    }

    @Test
    void passesTheProblemOfAServiceBackUnchanged() throws Exception {
        String problem = "{\"status\":503,\"code\":\"read-model-behind\"}";
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(503, problem.length());
            try (exchange) {
                exchange.getResponseBody().write(problem.getBytes(StandardCharsets.UTF_8));
            }
        });

        HttpResponse<String> response = send(signedIn("/api/leads"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(response.body()).isEqualTo(problem);
    }

    @Test
    void leavesNotModifiedToTheService() throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"4\"");
            exchange.sendResponseHeaders(exchange.getRequestHeaders().containsKey("If-None-Match") ? 304 : 200, -1);
            exchange.close();
        });

        HttpResponse<String> response = send(signedIn("/api/leads/1").header("If-None-Match", "\"4\""));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(reporting.asked().header("If-None-Match")).isEqualTo("\"4\"");
    }

    @Test
    void tellsTheServiceWhoIsCallingAndBelievesNobodyElse() throws Exception {
        send(signedIn("/api/leads").header("X-Forwarded-For", "6.6.6.6").header("Forwarded", "for=6.6.6.6")
                .header("X-Forwarded-Prefix", "/x").header("X-Real-IP", "6.6.6.6").header("Cookie", "rapport-sign-in=1")
                .header("X-Original-URL", "/internal").header("X-Request-Id", "order-17")
                .header("Rapport-Position", "abc"));

        FakeService.Asked asked = reporting.asked();
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo("127.0.0.1:" + port);
        assertThat(asked.header("Forwarded")).isNull();
        assertThat(asked.header("X-Forwarded-Prefix")).isNull();
        assertThat(asked.header("X-Real-IP")).isNull();
        assertThat(asked.header("X-Original-URL")).isNull();
        assertThat(asked.header("Cookie")).isNull();
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(asked.header("X-Request-Id")).isEqualTo("order-17");
        assertThat(asked.header("Rapport-Position")).isEqualTo("abc");
    }

    @Test
    void continuesTheTraceOfTheCaller() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        send(signedIn("/api/leads").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        assertThat(reporting.asked().header("traceparent")).startsWith("00-" + trace + "-")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void beginsATraceWhereThereIsNone() throws Exception {
        send(signedIn("/api/leads"));

        assertThat(reporting.asked().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    @Test
    void answersUnavailableWhileAServiceIsDownAndRecovers() throws Exception {
        deal.stop();

        HttpResponse<String> down = write("POST", "/api/deals", "{}");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(json(down).path("code").asString()).isEqualTo("unavailable");
        assertThat(down.headers().firstValue("Retry-After")).contains("1");

        deal.startAgain();
        assertThat(write("POST", "/api/deals", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void retriesAReadOnAConnectionThatARestartedServiceClosed() throws Exception {
        send(signedIn("/api/leads"));
        reporting.stop();
        reporting.startAgain();

        assertThat(send(signedIn("/api/leads")).statusCode()).isEqualTo(200);
    }

    @Test
    void answersUnavailableWhenAServiceDoesNotAnswerInTime() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        reporting.answers(exchange -> {
            await(release);
            exchange.close();
        });
        try {
            HttpResponse<String> response = send(signedIn("/api/leads"));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).path("code").asString()).isEqualTo("unavailable");
        } finally {
            release.countDown();
        }
    }

    @Test
    void breaksTheConnectionWhenAServiceBreaksOffItsAnswer() {
        reporting.answers(exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[50_000]);
            exchange.getResponseBody().flush();
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> send(signedIn("/api/leads"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/unknown", "/api/leadsx", "/api"})
    void knowsNoOtherWrites(String path) throws Exception {
        HttpResponse<String> response = write("POST", path, "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("code").asString()).isEqualTo("not-found");
    }

    /** Today 15. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"POST|/api/search|GET, HEAD", "DELETE|/api/reports/pipeline|GET, HEAD",
            "POST|/api/stream|GET", "HEAD|/api/stream|GET",
            "HEAD|/api/%73tream|GET", "OPTIONS|/api/stream|GET", "PATCH|/api/customers/1|GET, HEAD",
            "OPTIONS|/api/search|GET, HEAD",
            "OPTIONS|/api/leads|GET, HEAD, POST", "PUT|/api/leads/1|GET, HEAD, PATCH",
            "POST|/api/deals/1|GET, HEAD, PATCH", "PATCH|/api/deals/1/win|POST", "GET|/api/deals/1/win|POST",
            "DELETE|/api/contacts|GET, HEAD, POST", "PATCH|/api/leads/1/history|GET, HEAD"})
    void saysWhichMethodsAnAddressHas(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = write(method, path, "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains(allowed);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** F12: the definitions are read as the caller, who may not know of them. */
    @Test
    void theDocumentOfAnInstallationHasItsFields() throws Exception {
        reporting.answers(exchange -> {
            byte[] body = """
                    {"items": [{"kind": "lead", "key": "custom.seats", "type": "integer", "label": "Seats",
                                "operators": ["gte"], "custom": true}]}""".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Rapport-Lag", "7");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });

        HttpResponse<String> response = send(signedIn("/api/openapi?position=here"));

        FakeService.Asked asked = reporting.asked();
        assertThat(asked.target()).isEqualTo("/api/fields?position=here");
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Rapport-Lag")).hasValue("7");
        assertThat(json(response).at("/components/schemas/Lead/properties/custom/properties/seats/title").asString())
                .isEqualTo("Seats");
    }

    @Test
    void whoMayNotKnowTheFieldsGetsTheRefusal() throws Exception {
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(403, 2);
            try (exchange) {
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });

        HttpResponse<String> response = send(signedIn("/api/openapi"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{}");
    }

    @Test
    void theDocumentOfAnInstallationIsOnlyRead() throws Exception {
        HttpResponse<String> response = write("POST", "/api/openapi", "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
}
