package dev.rapport.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that only the sources show. */
class SourceRulesTest {
    private static final int MOST_LINES = 600;
    private static final int MOST_LINES_OF_READING = 250;
    private static final int LONGEST_LINE = 120;
    private static final Pattern UNBREAKABLE = Pattern.compile("\\s*@|import ");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"");
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern LEFT_TO_DO = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingInItIsNullUnlessMarked() {
        Set<String> packages = new TreeSet<>();
        Set<String> introduced = new TreeSet<>();
        Modules.sources().forEach(file -> {
            packages.add(Modules.packageOf(file));
            if (file.endsWith("package-info.java") && Modules.text(file).startsWith("/**")
                    && Modules.text(file).contains("@NullMarked")) {
                introduced.add(Modules.packageOf(file));
            }
        });
        // Elasticsearch looks for its plugins' loader in a package of its own.
        packages.remove("org.elasticsearch.plugins");

        assertThat(introduced).isEqualTo(packages);
    }

    @Test
    void everySourceLiesInTheFolderOfItsPackage() {
        assertThat(Modules.sources()).filteredOn(file -> !file.toString()
                .contains(Modules.packageOf(file).replace('.', '/') + "/" + file.getFileName())).isEmpty();
    }

    @Test
    void aTestThatIsThereRuns() {
        assertThat(Modules.sources()).filteredOn(file -> file.toString().contains("/src/test/"))
                .filteredOn(file -> Modules.text(file).contains("@Disab" + "led")).isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        assertThat(Modules.sources()).filteredOn(file -> LEFT_TO_DO.matcher(Modules.text(file)).find()).isEmpty();
    }

    @Test
    void linesStayShortEnoughToBeRead() {
        // The formatter breaks neither text in quotes nor annotations, and nobody breaks imports.
        assertThat(Modules.sources()).allSatisfy(file -> assertThat(
                TEXT.matcher(TEXT_BLOCK.matcher(Modules.text(file)).replaceAll("")).replaceAll("").lines()
                        .filter(line -> line.length() > LONGEST_LINE && !UNBREAKABLE.matcher(line).lookingAt()))
                .as(file.toString()).isEmpty());
    }

    @Test
    void importsAreSortedByNameStaticOnesFirst() {
        assertThat(Modules.sources()).allSatisfy(file -> {
            var imports = Modules.text(file).lines().filter(line -> line.startsWith("import ")).toList();
            assertThat(imports).as(file.toString()).noneMatch(line -> line.endsWith(".*;"))
                    .isSortedAccordingTo(Comparator.comparing((String line) -> !line.startsWith("import static "))
                            .thenComparing(Comparator.naturalOrder()));
            assertThat(Modules.text(file)).as(file.toString()).doesNotContainPattern(
                    "(?m)^import (?!static )[^\\n]*\\n\\n+import ");
        });
    }

    @Test
    void readingIsMadeOfSmallClasses() {
        assertThat(Modules.sources()).filteredOn(file -> file.toString().contains("reporting-service/src/main"))
                .filteredOn(file -> Modules.text(file).lines().count() > MOST_LINES_OF_READING).isEmpty();
    }

    @Test
    void filesStaySmallEnoughToBeRead() {
        assertThat(Modules.sources()).filteredOn(file -> Modules.text(file).lines().count() > MOST_LINES).isEmpty();
    }

    @Test
    void everyModuleThatIsBuiltIsLookedAt() {
        String parent = Modules.text(Modules.ROOT.resolve("pom.xml"));
        List<String> modules = parent.lines().map(String::strip).filter(line -> line.startsWith("<module>"))
                .map(line -> line.replace("<module>", "").replace("</module>", "")).toList();

        // Programs in other languages stand in "clients".
        assertThat(modules).allSatisfy(module -> assertThat(module.equals("system-tests") || module.equals("clients")
                || Modules.FOLDERS.contains(module)).as(module).isTrue());
        assertThat(Modules.FOLDERS).allSatisfy(module -> assertThat(Files.isDirectory(Modules.ROOT.resolve(module)))
                .isTrue());
    }
}
