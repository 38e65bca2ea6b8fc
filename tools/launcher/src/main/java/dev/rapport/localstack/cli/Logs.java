package dev.rapport.localstack.cli;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the end of a part's log. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the end of a part's log.")
final class Logs implements Callable<Integer> {
    @Parameters(paramLabel = "<part>", description = "A service or server, e.g. contact-service, contact or kafka")
    private String part = "";

    @Option(names = {"-f", "--follow"}, description = "Go on as it grows.")
    private boolean follow;

    @Option(names = {"-n", "--lines"}, defaultValue = "200", description = "How many lines, 200 if not said.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = LocalStack.here().log(nameOf(part));
        if (Files.notExists(log)) {
            throw new StackException("no log of " + part + " yet: " + log);
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    static String nameOf(String part) {
        List<String> parts = LocalStack.logged();
        return parts.stream().filter(name -> name.equals(part) || name.equals(part + "-service")).findFirst()
                .orElseThrow(() -> new StackException(
                        "no part is called " + part + "; there are " + String.join(", ", parts)));
    }
}
