package dev.rapport.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services, a library that both use and one that only the first does. */
class ServiceClassLoaderTest {
    private static final String SETTINGS = "settings.yaml";

    /** A class that each service has. */
    static final class Own {}

    /** A class of the library that both use. */
    static final class Shared {}

    /** A class of the library that only the first uses. */
    static final class Special {}

    @TempDir
    private Path folder;
    private URLClassLoader shared = new URLClassLoader(new URL[0]);
    private ServiceClassLoader first;
    private ServiceClassLoader second;

    @BeforeEach
    void make() throws IOException {
        Path library = jar("app/lib/library-1.jar", "", Shared.class, Map.of(SETTINGS, "library"));
        Path special = jar("app/lib/special-1.jar", "", Special.class, Map.of(SETTINGS, "special"));
        ServiceProgram one = program("first", "lib/library-1.jar lib/special-1.jar lib/absent-1.jar");
        ServiceProgram two = program("second", "lib/library-1.jar");
        List<Path> libraries = List.of(library, special);
        shared = new URLClassLoader(libraries.stream().map(ServiceProgram::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        first = ServiceClassLoader.of(one, libraries, shared);
        second = ServiceClassLoader.of(two, libraries, shared);
    }

    @AfterEach
    void close() throws IOException {
        shared.close();
    }

    private ServiceProgram program(String name, String libraries) throws IOException {
        Path jar = jar("app/" + name + ".jar", libraries, Own.class, Map.of(SETTINGS, name));
        List<ServiceProgram> programs = ServiceProgram.parse(List.of(name + "=" + jar, "--server.port=1"));
        assertThat(programs).hasSize(1).first().satisfies(program -> {
            assertThat(program.name()).isEqualTo(name);
            assertThat(program.arguments()).containsExactly("--server.port=1");
            assertThat(program.classPath()).allMatch(Files::exists).contains(jar);
        });
        return programs.getFirst();
    }

    private Path jar(String name, String classPath, Class<?> type, Map<String, String> resources) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String file = type.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(file));
            try (InputStream bytes = Objects.requireNonNull(type.getClassLoader()).getResourceAsStream(file)) {
                Objects.requireNonNull(bytes).transferTo(out);
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                out.putNextEntry(new JarEntry(resource.getKey()));
                out.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static Class<?> load(ClassLoader loader, Class<?> type) throws ClassNotFoundException {
        return Class.forName(type.getName(), false, loader);
    }

    @Test
    void whatIsAServicesOwnIsNoOtherServices() throws Exception {
        assertThat(load(first, Own.class) == load(first, Own.class)).isTrue();
        assertThat(load(first, Own.class) == load(second, Own.class)).isFalse();
    }

    @Test
    void aLibraryIsThereOnce() throws Exception {
        assertThat(load(first, Shared.class).getClassLoader()).isSameAs(shared);
        assertThat(load(second, Shared.class).getClassLoader()).isSameAs(shared);
    }

    @Test
    void aServiceDoesNotSeeWhatOnlyOthersUse() throws Exception {
        assertThat(load(first, Special.class).getClassLoader()).isSameAs(shared);
        assertThatThrownBy(() -> load(second, Special.class)).isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("is in no jar of second");
    }

    @Test
    void aServiceReadsItsOwnSettingsFirstAndNoneThatOnlyOthersUse() throws Exception {
        assertThat(text(first.getResource(SETTINGS))).isEqualTo("first");
        assertThat(texts(first)).containsExactly("first", "library", "special");
        assertThat(texts(second)).containsExactly("second", "library");
        assertThat(second.getResource(Special.class.getName().replace('.', '/') + ".class")).isNull();
    }

    @Test
    void aThreadWorksForTheServiceWhoseLoaderItHas() throws Exception {
        Thread worker = new Thread(() -> {
        });
        worker.setContextClassLoader(new URLClassLoader(new URL[0], second));
        assertThat(ServiceClassLoader.serviceOf(worker)).isEqualTo("second");
        worker.setContextClassLoader(null);
        assertThat(ServiceClassLoader.serviceOf(worker)).isNull();
    }

    private static List<String> texts(ClassLoader loader) throws IOException {
        return Collections.list(loader.getResources(SETTINGS)).stream().map(ServiceClassLoaderTest::text).toList();
    }

    private static String text(@Nullable URL url) {
        try (InputStream in = Objects.requireNonNull(url).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
