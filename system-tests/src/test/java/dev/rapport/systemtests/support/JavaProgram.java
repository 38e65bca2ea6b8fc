package dev.rapport.systemtests.support;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of the JDK that these tests run with, in the folder of the module {@code clients}. */
public final class JavaProgram {

    private JavaProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param program {@code java} or {@code javac}
     * @return what it has printed
     * @throws AssertionError if it fails or does not end in time; says what it complained about
     */
    public static String run(Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(arguments);
        return ClientProgram.run(limit, program, command);
    }
}
