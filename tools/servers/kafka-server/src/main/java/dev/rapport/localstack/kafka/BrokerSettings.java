package dev.rapport.localstack.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that serves one machine: everything kept once, little memory, quick to come back. */
final class BrokerSettings {

    private BrokerSettings() {}

    /**
     * @param advertisedPort where clients are told to connect, which may be something that passes on to {@code port}
     */
    static Properties of(Path data, int port, int advertisedPort, int controllerPort) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        // Voters named here, not in the metadata log: the ports may differ at the next start.
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort);
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", data.resolve("log").toString());

        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("num.partitions", "6");
        settings.setProperty("log.retention.ms", "-1");
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");

        // After kill -9 the controller waits for the old session to end before it lets the broker in again: long is
        // slow then, and short takes a broker out that only had to wait for a processor.
        settings.setProperty("broker.session.timeout.ms", "6000");
        settings.setProperty("broker.heartbeat.interval.ms", "1000");

        // Twice a second by default, so that other controllers see that nothing happens; there are none.
        settings.setProperty("metadata.max.idle.interval.ms", "10000");

        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        // By default the cleaner alone takes 128 MB of heap, for the one small compacted topic there is.
        settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        return settings;
    }
}
