package dev.rapport.systemtests.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of the module {@code clients} with the Node.js that its build has brought. */
public final class NodeProgram {

    private NodeProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param program below {@code clients}, e.g. {@code src/validate-topics.mjs}
     * @return what it has printed
     * @throws AssertionError if it fails or does not end in time; says what it complained about
     */
    public static String run(Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(node().toString(), program));
        command.addAll(List.of(arguments));
        return ClientProgram.run(limit, program, command);
    }

    private static Path node() {
        Path folder = ClientProgram.CLIENTS.resolve(".node/node");
        for (String name : List.of("node", "node.exe")) {
            if (Files.isExecutable(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new IllegalStateException(folder + " has no Node.js: build the module clients before this one");
    }
}
