package dev.rapport.localstack.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Lays libzstd where the server looks for it; without it {@code best_compression} turns an index red. */
final class NativeLibraries {
    private NativeLibraries() {}

    static Path unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = System.mapLibraryName("zstd");
        String platform = operatingSystem() + "-" + System.getProperty("os.arch").replace("x86_64", "amd64");
        try (InputStream library = NativeLibraries.class
                .getResourceAsStream("/aircompressor/" + platform + "/" + name)) {
            if (library == null) {
                throw new IOException("no libzstd for " + platform);
            }
            Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private static String operatingSystem() {
        return System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
    }
}
