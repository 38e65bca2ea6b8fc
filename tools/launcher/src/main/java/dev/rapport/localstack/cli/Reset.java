package dev.rapport.localstack.cli;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.LocalStack;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Back to nothing: stops everything and forgets what it has stored. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Stops everything and deletes what it has stored and logged.")
final class Reset implements Callable<Integer> {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        LocalStack running = LocalStack.here();
        if (!yes && !confirmed(running)) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        try (var lock = running.lock()) {
            running.stopAll();
            running.deleteData();
        }
        System.out.println("Deleted what was in " + running.data());
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // Since JDK 25 it is null again where there is no terminal.
    private static boolean confirmed(LocalStack running) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new StackException("nobody here to ask: say --yes to delete " + running.data());
        }
        String answer = console.readLine("Delete all data in %s? [y/N] ", running.data());
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
