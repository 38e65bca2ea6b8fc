package dev.rapport.localstack.stack;

import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A component that is started with variables that change from start to start. */
record WithEnvironment(Component component, Supplier<Map<String, String>> variables) implements Component {
    @Override
    public String name() {
        return component.name();
    }

    @Override
    public int port() {
        return component.port();
    }

    @Override
    public void prepare() {
        component.prepare();
    }

    @Override
    public List<String> command() {
        return component.command();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(component.environment());
        environment.putAll(variables.get());
        return environment;
    }

    @Override
    public Path folder() {
        return component.folder();
    }

    @Override
    public String version() {
        return component.version();
    }

    @Override
    public boolean ready(OsProcess process) {
        return component.ready(process);
    }

    @Override
    public Signal stopSignal() {
        return component.stopSignal();
    }

    @Override
    public boolean worthRetrying() {
        return component.worthRetrying();
    }

    @Override
    public Duration startBound() {
        return component.startBound();
    }

    @Override
    public Duration stopBound() {
        return component.stopBound();
    }
}
