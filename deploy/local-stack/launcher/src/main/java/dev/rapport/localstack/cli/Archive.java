package dev.rapport.localstack.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.stack.Running;
import dev.rapport.localstack.stack.Stack;

/** Makes the start-up archives that do not fit the present build; {@code up} runs it in the background. */
@Command(name = "archive", hidden = true, mixinStandardHelpOptions = true, description = "Makes start-up archives.")
final class Archive implements Callable<Integer> {
    @Override
    public Integer call() {
        Repository repository = Repository.find();
        Running running = Running.here();
        new Stack(repository, running.ports(), running.data()).makeArchives(false, running.logs(),
                name -> System.out.println("archive of " + name + " made"));
        return 0;
    }
}
