package dev.rapport.localstack.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the stack keeps may hold what records hold: it is for the account that runs it, and for no other. */
public final class PrivateFiles {

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final List<String> UMASK = List.of("sh", "-c", "umask 077; exec \"$@\"", "sh");

    private PrivateFiles() {}

    /** Makes those of the folders that are missing. */
    public static void createDirectories(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Makes an empty file, unless it is there. */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException e) {
            // Somebody goes on with it.
        }
    }

    /** A program whose files are private, under the same process id. */
    static List<String> command(List<String> command) {
        List<String> wrapped = new ArrayList<>(UMASK);
        wrapped.addAll(command);
        return wrapped;
    }
}
