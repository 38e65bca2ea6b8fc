package dev.rapport.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Security F2, asked of the client that fetches the keys of the OpenID provider. */
class KeysThatCannotBeHadIT {

    @Test
    void nobodyIsLetInOrBlamedForIt() throws Exception {
        var status = new AtomicInteger();
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            byte[] body = "<html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        var running = new RunningService(
                "--rapport.security.jwk-set-uri=http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
        try {
            for (int answered : new int[]{200, 301, 400, 401, 403, 404, 413, 429, 500}) {
                status.set(answered);

                var refused = running.get("/api/leads");

                assertThat(refused.status()).as("keys answered with %d", answered).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("unavailable");
                assertThat(refused.header("Retry-After")).isNotEmpty();
            }
        } finally {
            running.stop();
            provider.stop(0);
        }
    }
}
