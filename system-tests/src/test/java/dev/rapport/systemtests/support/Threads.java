package dev.rapport.systemtests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The threads of a JVM, the virtual ones, which no metric counts, included. */
public final class Threads {

    private static final Pattern OF_REQUESTS = Pattern.compile("\"(tomcat-handler-[0-9]+)\"");

    private Threads() {}

    /** The names of those that work on a request or wait for the next one, which they do for some seconds. */
    public static List<String> ofRequests(long pid) {
        try {
            Path dump = Files.createTempFile("threads-", ".json");
            try {
                Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid), "Thread.dump_to_file", "-overwrite", "-format=json", dump.toString())
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
                    throw new IllegalStateException("jcmd tells nothing of " + pid);
                }
                String threads = Files.readString(dump);
                if (!threads.contains("threadContainers")) {
                    throw new IllegalStateException("no threads in " + threads);
                }
                return OF_REQUESTS.matcher(threads).results().map(MatchResult::group).toList();
            } finally {
                Files.delete(dump);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
