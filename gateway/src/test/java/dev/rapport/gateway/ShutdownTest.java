package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(30)
class ShutdownTest {

    @Test
    void endsLiveStreamsProperlyAndDoesNotWaitForThem() throws Exception {
        ConfigurableApplicationContext gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(new RunningGateway.Services()).properties("logging.structured.format.console=")
                .run("--server.port=0", "--management.server.port=-1",
                        "--rapport.security.issuer-uri=" + RunningGateway.ISSUER);
        RunningGateway.Behind behind = gateway.getBean(RunningGateway.Behind.class);
        FakeService reporting = behind.reporting();
        String token = RunningGateway.sign(RSAKey.parse(Files.readString(behind.keyFile())), claims -> claims);
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        CountDownLatch end = new CountDownLatch(1);
        reporting.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(end);
        });
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/stream"))
                .header("Authorization", "Bearer " + token).build();
        HttpResponse<InputStream> stream = RunningGateway.BROWSER.send(request, BodyHandlers.ofInputStream());

        Instant began = Instant.now();
        gateway.close();

        assertThat(stream.body().readAllBytes()).isEmpty();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
        end.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
