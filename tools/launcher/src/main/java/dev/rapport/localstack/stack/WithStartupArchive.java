package dev.rapport.localstack.stack;

import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A JVM that is started with its start-up archive, once there is one.
 *
 * @param trains whether it makes that archive as it ends, if there is none that fits
 */
record WithStartupArchive(JvmComponent jvm, StartupArchives archives, boolean trains) implements Component {
    /** Time to write the archive, on a machine where the others write theirs. */
    private static final Duration WRITING_BOUND = Duration.ofMinutes(5);

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
        return trains ? archives.training(jvm) : archives.command(jvm);
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
        return trains ? WRITING_BOUND : jvm.stopBound();
    }
}
