package dev.rapport.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path root;

    @BeforeEach
    void built() throws IOException {
        Files.createDirectories(target().resolve("lib"));
        Files.writeString(jar(), "service");
        Files.writeString(target().resolve("lib/one.jar"), "one");
        Files.writeString(target().resolve("lib/two.jar"), "two");
    }

    private Path target() {
        return root.resolve("deal-service/target");
    }

    private Path jar() {
        return target().resolve("deal-service.jar");
    }

    private Installation install() {
        return Installation.of(new Repository(root), "deal-service", "deal-service");
    }

    private void builtAgainLater(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void copiesTheJarAndItsLibraries() {
        Installation installation = install();

        assertThat(installation.jar()).hasContent("service");
        assertThat(installation.jar().resolveSibling("lib/two.jar")).hasContent("two");
    }

    @Test
    void staysTheSameWhenTheBuildMakesTheSameBytes() throws IOException {
        String before = install().fingerprint();

        builtAgainLater(jar(), "service");

        assertThat(install().fingerprint()).isEqualTo(before);
    }

    @Test
    void changesWithTheCode() throws IOException {
        String before = install().fingerprint();

        builtAgainLater(jar(), "SERVICE");

        Installation after = install();
        assertThat(after.fingerprint()).isNotEqualTo(before);
        assertThat(after.jar()).hasContent("SERVICE");
    }

    @Test
    void leavesARunningProcessTheFileItHasOpen() throws IOException {
        Installation before = install();
        try (var open = Files.newInputStream(before.jar())) {
            builtAgainLater(jar(), "SERVICE");
            install();

            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("service");
        }
    }

    @Test
    void dropsLibrariesThatAreGone() throws IOException {
        Installation before = install();
        Files.delete(target().resolve("lib/two.jar"));

        assertThat(install().fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(before.jar().resolveSibling("lib/two.jar")).doesNotExist();
    }

    @Test
    void startsFromItsJar() {
        Installation installation = install();

        assertThat(installation.command(List.of("-Xmx1m"))).endsWith("-Xmx1m", "-jar", installation.jar().toString());
    }

    @Test
    void startsWithTheJarsThatAreAddedAndTellsThemApart() throws IOException {
        Path other = root.resolve("tools/addition/target/addition.jar");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "addition");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "deal.Main");
        new JarOutputStream(Files.newOutputStream(jar()), manifest).close();
        Installation alone = install();
        Installation addition = Installation.of(new Repository(root), "tools/addition", "addition");

        Installation both = alone.with(addition);

        assertThat(both.command(List.of())).endsWith("-cp", alone.jar() + File.pathSeparator + addition.jar(),
                "deal.Main");
        builtAgainLater(other, "ADDITION");
        Installation changed = Installation.of(new Repository(root), "tools/addition", "addition");
        assertThat(install().with(changed).fingerprint()).isNotEqualTo(both.fingerprint());
    }

    @Test
    void needsAPackagedModule() throws IOException {
        Files.delete(jar());

        assertThatThrownBy(this::install).isInstanceOf(StackException.class).hasMessageContaining("mvn -Pfast package");
    }
}
