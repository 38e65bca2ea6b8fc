package dev.rapport.localstack.cli;

import dev.rapport.localstack.training.TrainingRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the start-up archives that do not fit the present build; {@code up} runs it in the background. */
@Command(name = "archive", hidden = true, mixinStandardHelpOptions = true, description = "Makes start-up archives.")
final class Archive implements Callable<Integer> {
    @Override
    public Integer call() {
        TrainingRun.play(System.out::println);
        return 0;
    }
}
