package dev.rapport.localstack.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rapport.localstack.StackException;

/**
 * Sees to it that processes end when this JVM does, however it ends. A small shell waits at the other end of a pipe: the
 * pipe closes even when the JVM is killed.
 */
public final class Orphans {
    private static final String WATCH = """
            pids=
            while read -r line; do pids=$line; done
            [ -z "$pids" ] && exit 0
            kill -CONT $pids 2>/dev/null
            kill -TERM $pids 2>/dev/null
            sleep 10
            kill -KILL $pids 2>/dev/null
            """;

    private final Set<Long> pids = new LinkedHashSet<>();
    private final BufferedWriter pipe;

    public Orphans() {
        try {
            pipe = new ProcessBuilder(Detached.command(java.util.List.of("sh", "-c", WATCH)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .outputWriter();
        } catch (IOException e) {
            throw new StackException("cannot start a shell: " + e.getMessage(), e);
        }
    }

    /** From now on the process ends with this JVM. */
    public synchronized void add(OsProcess process) {
        pids.add(process.pid());
        tell(pids);
    }

    /** The process has ended: its id may soon be somebody else's. */
    public synchronized void remove(OsProcess process) {
        pids.remove(process.pid());
        tell(pids);
    }

    private void tell(Collection<Long> now) {
        try {
            pipe.write(now.stream().map(Object::toString).collect(Collectors.joining(" ")) + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new StackException("the shell that watches over processes has gone", e);
        }
    }
}
