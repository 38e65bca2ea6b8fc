package dev.rapport.localstack.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.ClassPathPlugins;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Runs one Elasticsearch node on the loopback address only: it has no authentication.
 *
 * <p>
 * System properties: {@code rapport.port} (TCP port of its HTTP interface), {@code rapport.data} (its folder, made when
 * it is not there). Writes {@code rapport.data/ready} with its process id once clients may connect. SIGTERM stops it
 * cleanly.
 */
public final class ElasticsearchServer {
    private static final int SHUTDOWN_SECONDS = 20;

    private ElasticsearchServer() {}

    public static void main(String[] arguments) throws IOException, NodeValidationException, InterruptedException {
        Path home = Path.of(required("rapport.data")).toAbsolutePath();
        Path ready = home.resolve("ready");
        Path noPlugins = Files.createDirectories(home.resolve("no-plugins"));
        Files.deleteIfExists(ready);

        System.setProperty("es.path.home", home.toString());
        // These two are read before anything of the server runs: where libzstd lies, and that the other is not there.
        System.setProperty("es.nativelibs.path", NativeLibraries.unpackInto(home.resolve("native")).toString());
        System.setProperty("org.elasticsearch.nativeaccess.enableVectorLibrary", "false");
        LogConfigurator.configureESLogging();

        Environment environment = new Environment(settings(home, required("rapport.port")), home.resolve("config"));
        Node node = new Node(environment,
                new ClassPathPlugins(List.of(Netty4Plugin.class, LocalPlugin.class), noPlugins));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "shutdown"));
        node.start();
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        // The node's own threads do not keep the process alive.
        new CountDownLatch(1).await();
    }

    private static Settings settings(Path home, String port) {
        return Settings.builder().put("cluster.name", "rapport").put("node.name", "local")
                .put("path.home", home.toString()).put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString()).put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1").put("http.port", port)
                // Nobody joins this node, so its transport port may be any; port ranges of several nodes never meet.
                .put("transport.port", "0").put("transport.type", "netty4").put("http.type", "netty4")
                // Each mapped file that is closed waits for every thread of this process, and a refresh closes a dozen
                // of them: on two processors that a dozen processes share, refreshes would take half a second.
                .put("node.store.allow_mmap", false)
                // A developer's disk is often nearly full, which would turn every index read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
    }

    private static void stop(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("closing failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("system property " + name + " is missing");
        }
        return value;
    }
}
