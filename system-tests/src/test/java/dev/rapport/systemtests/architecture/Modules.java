package dev.rapport.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rapport.localstack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the working copy, their packages and what the build has compiled of them. */
final class Modules {
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z0-9.]+);", Pattern.MULTILINE);

    static final Path ROOT = Repository.find().root();
    static final List<String> SERVICES = List.of("contact", "deal", "interaction", "reporting", "gateway");
    static final List<String> FOLDERS = List.of("common-events", "common-http", "common-web", "common-read",
            "common-write", "contact-service", "deal-service", "interaction-service", "reporting-service", "gateway",
            "tools/servers/kafka-server", "tools/servers/elasticsearch-server", "tools/servers/mongodb-server",
            "tools/servers/sign-in", "tools/host", "tools/driver", "tools/launcher", "tools/bench", "tools/torture",
            "tools/export");

    /** The packages of what people start from a terminal, which is no part of a service. */
    static final String[] COMMANDS = {"dev.rapport.driver..", "dev.rapport.host..", "dev.rapport.localstack..",
            "dev.rapport.bench..",
            "dev.rapport.torture..", "dev.rapport.export.."};

    /** The packages below which modules have theirs. */
    static final List<String> PACKAGES = Stream.concat(
            Stream.of("dev.rapport.events", "dev.rapport.http", "dev.rapport.common", "dev.rapport.driver",
                    "dev.rapport.host",
                    "dev.rapport.localstack", "dev.rapport.bench", "dev.rapport.torture", "dev.rapport.export"),
            SERVICES.stream().map(service -> "dev.rapport." + service)).toList();

    /** Production classes of all modules; libraries are not among them. */
    static final JavaClasses CLASSES = classes();

    private Modules() {}

    private static JavaClasses classes() {
        List<Path> compiled = FOLDERS.stream().map(folder -> ROOT.resolve(folder).resolve("target/classes")).toList();
        for (Path folder : compiled) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(folder + " is missing: build the modules before this one");
            }
        }
        return new ClassFileImporter().importPaths(compiled);
    }

    /** The Java sources of all modules, tests included, but for what makes a module of a jar. */
    static List<Path> sources() {
        return Stream.concat(FOLDERS.stream(), Stream.of("system-tests")).map(folder -> ROOT.resolve(folder + "/src"))
                .flatMap(Modules::javaFiles).toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String packageOf(Path file) {
        var found = PACKAGE.matcher(text(file));
        return found.find() ? found.group(1) : "";
    }
}
