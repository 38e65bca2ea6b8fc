package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;

/** Security F5. Every rule of the gateway holds for every spelling of a path. */
@TestPropertySource(properties = {"rapport.gateway.limits.body=10KB", "rapport.gateway.limits.per-caller.burst=10",
        "rapport.gateway.limits.per-caller.per-second=1", "rapport.gateway.limits.sign-in.burst=5",
        "rapport.gateway.limits.sign-in.per-second=1"})
class EncodedPathTest extends RunningGateway {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /**
     * @param name of the rule
     * @param times after which it has to hold
     * @param request to which a body and headers are added
     */
    record Rule(
            String name,
            String method,
            String path,
            int times,
            int status,
            UnaryOperator<HttpRequest.Builder> request) {

        @Override
        public String toString() {
            return name + ": " + method + " " + path;
        }
    }

    static Stream<Rule> rules() {
        String form = "application/x-www-form-urlencoded";
        return Stream.of(
                new Rule("sign-ins are counted", "POST", "/oauth2/token", 7, 429, request -> request
                        .header("Content-Type", form)),
                new Rule("sign-ins are counted", "GET", "/oauth2/authorize", 7, 429, request -> request),
                new Rule("sign-ins are counted", "GET", "/sign-in", 7, 429, request -> request),
                new Rule("sign-ins are counted", "POST", "/sign-in", 7, 429, request -> request
                        .header("Content-Type", form)),
                new Rule("a form needs its token", "POST", "/sign-in", 1, 403, request -> request
                        .header("Content-Type", form)),
                new Rule("the API needs a token", "GET", "/api/leads", 1, 401, request -> request),
                new Rule("callers without a token are counted", "POST", "/api/leads", 12, 429, request -> request),
                new Rule("other callers are counted", "GET", "/docs", 12, 429, request -> request),
                new Rule("operators have a port of their own", "GET", "/actuator/prometheus", 1, 404,
                        request -> request),
                new Rule("nothing else exists", "GET", "/internal/projections", 1, 404, request -> request));
    }

    static Stream<Rule> rulesForCallers() {
        return Stream.of(
                new Rule("writes are JSON", "POST", "/api/leads", 1, 415, request -> request
                        .header("Content-Type", "text/plain").method("POST", BodyPublishers.ofString("{}"))),
                new Rule("writes are short", "PATCH", "/api/leads/1", 1, 413, request -> request
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString("x".repeat(10_241)))),
                new Rule("callers are counted", "GET", "/api/deals", 12, 429, request -> request),
                new Rule("reports are only read", "DELETE", "/api/reports/pipeline", 1, 405, request -> request));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsForEverySpellingOfThePath(Rule rule) throws Exception {
        for (String spelling : spellings(rule.path())) {
            assertHolds(rule, spelling, request -> request);
        }
    }

    @ParameterizedTest
    @MethodSource("rulesForCallers")
    void holdsForCallersInEverySpellingOfThePath(Rule rule) throws Exception {
        for (String spelling : spellings(rule.path())) {
            String bearer = "Bearer " + token(claims -> claims);
            assertHolds(rule, spelling, request -> request.header("Authorization", bearer));
        }
        assertThat(contact.wasAsked()).isFalse();
    }

    private void assertHolds(Rule rule, String spelling, UnaryOperator<HttpRequest.Builder> more) throws Exception {
        try (HttpClient client = newcomer()) {
            HttpRequest asked = more.apply(rule.request().apply(request(spelling).method(rule.method(),
                    BodyPublishers.noBody()))).build();
            int status = 0;
            for (int time = 0; time < rule.times() && status != 429; time++) {
                status = client.send(asked, BodyHandlers.discarding()).statusCode();
            }
            assertThat(status).as(spelling).isEqualTo(rule.status());
        }
    }

    /** The path as it is, then with each of its characters encoded in turn, in capitals and small letters, and all. */
    private static List<String> spellings(String path) {
        List<Integer> encodable = IntStream.range(0, path.length())
                .filter(at -> path.charAt(at) != '/').boxed().toList();
        Stream<String> one = Stream.of(encodable.getFirst(), encodable.get(encodable.size() / 2), encodable.getLast())
                .map(at -> path.substring(0, at) + encoded(path.charAt(at)) + path.substring(at + 1));
        Stream<String> all = Stream.of(path.chars().mapToObj(c -> c == '/' ? "/" : encoded((char) c))
                .reduce("", String::concat));
        return Stream.concat(Stream.of(path), Stream.concat(one, all)
                .flatMap(spelling -> Stream.of(spelling, spelling.toLowerCase(Locale.ROOT)))).distinct().toList();
    }

    private static String encoded(char c) {
        return "%" + HexFormat.of().withUpperCase().toHexDigits((byte) c);
    }

    /** A browser at an address of its own, of which nothing was counted yet. */
    private static HttpClient newcomer() throws IOException {
        int number = ADDRESSES.incrementAndGet();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByAddress(new byte[]{127, 0, (byte) (1 + number / 200),
                        (byte) (1 + number % 200)}))
                .build();
    }
}
