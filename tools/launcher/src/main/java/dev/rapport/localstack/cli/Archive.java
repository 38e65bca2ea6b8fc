package dev.rapport.localstack.cli;

import dev.rapport.localstack.stack.Layout;
import dev.rapport.localstack.training.TrainingRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the start-up archives that do not fit the present build; {@code up} runs it in the background. */
@Command(name = "archive", hidden = true, mixinStandardHelpOptions = true, description = "Makes start-up archives.")
final class Archive implements Callable<Integer> {
    @Option(names = "--compact", description = "Of the stack that runs all services in one process.")
    private boolean compact;

    @Override
    public Integer call() {
        TrainingRun.play(compact ? Layout.COMPACT : Layout.SEPARATE, System.out::println);
        return 0;
    }
}
