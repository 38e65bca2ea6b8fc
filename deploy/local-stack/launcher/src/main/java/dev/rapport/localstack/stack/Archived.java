package dev.rapport.localstack.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Signal;

/** A JVM that is started with its start-up archive, once there is one. */
record Archived(JvmComponent jvm, StartupArchives archives) implements Component {
    @Override
    public String name() {
        return jvm.name();
    }

    @Override
    public int port() {
        return jvm.port();
    }

    @Override
    public void prepare() {
        jvm.prepare();
    }

    @Override
    public List<String> command() {
        return archives.command(jvm);
    }

    @Override
    public Map<String, String> environment() {
        return jvm.environment();
    }

    @Override
    public Path folder() {
        return jvm.folder();
    }

    @Override
    public String version() {
        return jvm.version();
    }

    @Override
    public boolean ready(OsProcess process) {
        return jvm.ready(process);
    }

    @Override
    public Signal stopSignal() {
        return jvm.stopSignal();
    }

    @Override
    public boolean worthRetrying() {
        return jvm.worthRetrying();
    }

    @Override
    public Duration startBound() {
        return jvm.startBound();
    }

    @Override
    public Duration stopBound() {
        return jvm.stopBound();
    }
}
