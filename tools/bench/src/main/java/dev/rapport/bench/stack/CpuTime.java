package dev.rapport.bench.stack;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time as Linux counts it. */
final class CpuTime {
    /** What the kernel counts in for programs, whatever it counts in itself. */
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private CpuTime() {}

    /** Seconds of the process, of what runs below it, and of what ran below it and has ended. */
    static double of(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToDouble(each -> ownAndEnded(each.pid())).sum();
    }

    /** Seconds of this process alone: what it has started runs below it. */
    static double own() {
        long nanos = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return nanos / 1e9;
    }

    private static double ownAndEnded(long pid) {
        try {
            return seconds(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException e) {
            // It has gone: whoever waited for it counts it.
            return 0;
        }
    }

    /** Seconds of each of the threads that compile, by thread id; none of a process that is no JVM. */
    static Map<Long, Double> ofCompilers(long pid) {
        Map<Long, Double> seconds = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            threads.forEach(thread -> {
                try {
                    if (Files.readString(thread.resolve("comm")).startsWith("C2 ")) {
                        seconds.put(Long.parseLong(thread.getFileName().toString()),
                                seconds(Files.readString(thread.resolve("stat"))));
                    }
                } catch (IOException e) {
                    // The thread has ended.
                }
            });
        } catch (IOException e) {
            // The process has.
        }
        return seconds;
    }

    static double seconds(String stat) {
        // The second field is the program's name in brackets, and may itself hold blanks and brackets.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER; field <= CHILDREN_SYSTEM; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
