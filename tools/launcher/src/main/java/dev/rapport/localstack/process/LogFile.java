package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of a component, of which only the end matters. */
public final class LogFile {
    private static final int READ_BYTES = 64 * 1024;
    private static final long LONG_BYTES = 20L << 20;

    private LogFile() {}

    /** The last lines, or an empty text when there is no such file. */
    public static String tail(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - READ_BYTES);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives a log that has grown long another name, {@code .old}, so that the next start begins a new one. */
    public static void setAsideWhenLong(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LONG_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("cannot set " + log + " aside: " + e.getMessage(), e);
        }
    }
}
