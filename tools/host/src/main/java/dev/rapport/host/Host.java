package dev.rapport.host;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Starts services in this JVM. Its class path is this jar and the libraries that the services share. Each service is
 * named with its jar, followed by its own settings, which begin with two dashes:
 *
 * <pre>{@code
 * contact-service=/app/contact-service/contact-service.jar --server.port=8081 deal-service=...
 * }</pre>
 *
 * System property {@code rapport.host.logs} is the folder that gets a log file per service.
 *
 * <p>On SIGTERM the service named last, which is the one that passes requests on to the others, ends first. A service
 * that does not start ends the process with exit code 1, and its log says why.
 */
final class Host {
    private Host() {}

    public static void main(String[] arguments) throws InterruptedException {
        shareSettings();
        HostedLogging.begin(Path.of(System.getProperty("rapport.host.logs", "")));
        List<Path> libraries = libraries();
        List<HostedService> services = ServiceProgram.parse(List.of(arguments)).stream()
                .map(program -> new HostedService(program,
                        ServiceClassLoader.of(program, libraries, Host.class.getClassLoader())))
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(services), "stop"));
        CountDownLatch started = new CountDownLatch(services.size());
        for (HostedService service : services) {
            service.start(started::countDown, Host::giveUp);
            // Logging and settings touch what belongs to the JVM; the long rest is done side by side.
            service.awaitPrepared();
        }
        started.await();
        System.out.println("All services have started");
        // Whatever the services' threads do: only the signal ends the process.
        new CountDownLatch(1).await();
    }

    /** What differs from a process of each service's own. */
    private static void shareSettings() {
        // Each would end all at the signal, one after the other.
        System.setProperty("spring.main.register-shutdown-hook", "false");
        // There is one of it in a JVM, and each service would be told what the others count.
        System.setProperty("management.metrics.use-global-registry", "false");
        // Its latch is static: the first service would count it down, and the others wait for ever.
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", HostedLogging.class.getName());
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).skip(1)
                .map(jar -> Path.of(jar).toAbsolutePath()).toList();
    }

    private static void giveUp(HostedService service, Throwable reason) {
        System.err.println(service.name() + " does not start: " + reason);
        // Not from here: its hooks wait for the services, of which this thread is starting one.
        new Thread(() -> System.exit(1), "give-up").start();
    }

    private static void stop(List<HostedService> services) {
        if (!services.isEmpty()) {
            services.getLast().stop();
            List<Thread> stopping = services.subList(0, services.size() - 1).stream()
                    .map(service -> Thread.ofPlatform().name("stop " + service.name()).start(service::stop)).toList();
            stopping.forEach(Host::await);
        }
        HostedLogging.end();
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
