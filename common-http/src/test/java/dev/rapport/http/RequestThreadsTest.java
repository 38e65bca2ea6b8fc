package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class RequestThreadsTest {
    private static final int MOST = 3;

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(MOST);
    private final CountDownLatch open = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private WebServer server;

    @BeforeEach
    void start() {
        var factory = new TomcatServletWebServerFactory(0);
        new RequestThreads(MOST).customize(factory);
        server = factory.getWebServer(context -> context.addServlet("slow", new Slow()).addMapping("/"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private final class Slow extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            threads.add(Thread.currentThread());
            peak.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.countDown();
            try {
                open.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
        }
    }

    @Test
    void requestsBeyondTheMostWaitAndAreAnsweredThen() throws Exception {
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < 4 * MOST; i++) {
            answers.add(http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/")).build(),
                    BodyHandlers.discarding()));
        }
        assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        open.countDown();

        for (var answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(peak).hasValue(MOST);
        assertThat(threads).hasSize(4 * MOST).allMatch(Thread::isVirtual);
    }
}
