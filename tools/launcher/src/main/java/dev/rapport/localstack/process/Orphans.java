package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees to it that processes end when this JVM does, however it ends. A small shell waits at the other end of a pipe:
 * the pipe closes even when the JVM is killed.
 */
public final class Orphans {
    /** Ids are used again: what began at another time is somebody else's, and is left alone. */
    private static final String WATCH = """
            listed=
            while read -r line; do listed=$line; done
            running() {
              for each in $listed; do
                pid=${each%%:*} start=${each##*:}
                if [ -z "$start" ] || [ "$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d ' ' -f 20)" = "$start" ]; then
                  echo "$pid"
                fi
              done
            }
            pids=$(running)
            [ -z "$pids" ] && exit 0
            kill -CONT $pids 2>/dev/null
            kill -TERM $pids 2>/dev/null
            sleep 10
            pids=$(running)
            [ -z "$pids" ] || kill -KILL $pids 2>/dev/null
            """;

    private final Set<OsProcess> processes = new LinkedHashSet<>();
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
        processes.add(process);
        tell();
    }

    /** The process has ended. */
    public synchronized void remove(OsProcess process) {
        processes.remove(process);
        tell();
    }

    private void tell() {
        try {
            pipe.write(processes.stream().map(Orphans::listed).collect(Collectors.joining(" ")) + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new StackException("the shell that watches over processes has gone", e);
        }
    }

    /** The id, and the clock tick when it began where the shell can look that up. */
    private static String listed(OsProcess process) {
        String start = process.start();
        return process.pid() + ":" + (ProcFs.available() ? start.substring(start.lastIndexOf(':') + 1) : "");
    }
}
