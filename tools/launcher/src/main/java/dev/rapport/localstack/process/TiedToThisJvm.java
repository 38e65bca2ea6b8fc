package dev.rapport.localstack.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers processes in memory and sees to it that they end when this JVM does. */
public final class TiedToThisJvm implements ProcessRegistry {
    private final Map<String, OsProcess> processes = new ConcurrentHashMap<>();
    private final Orphans orphans = new Orphans();

    @Override
    public void started(Component component, OsProcess process) {
        OsProcess before = processes.put(component.name(), process);
        if (before != null) {
            orphans.remove(before);
        }
        orphans.add(process);
    }

    @Override
    public Optional<OsProcess> lookUp(String component) {
        return Optional.ofNullable(processes.get(component));
    }

    @Override
    public void ended(String component) {
        OsProcess process = processes.remove(component);
        if (process != null) {
            orphans.remove(process);
        }
    }
}
