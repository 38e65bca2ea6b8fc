package dev.rapport.localstack.cli;

import dev.rapport.localstack.stack.LocalStack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops everything and keeps what it has stored. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything; what it has stored stays.")
final class Down implements Callable<Integer> {
    @Override
    public Integer call() {
        LocalStack running = LocalStack.here();
        try (var lock = running.lock()) {
            List<String> ran = running.stopAll();
            System.out.println(ran.isEmpty() ? "Nothing runs." : "Stopped " + String.join(", ", ran));
        }
        return 0;
    }
}
