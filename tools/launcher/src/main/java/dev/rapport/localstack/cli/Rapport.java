package dev.rapport.localstack.cli;

import dev.rapport.driver.ApiException;
import dev.rapport.driver.NoAnswerException;
import dev.rapport.localstack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What the {@code rapport} script runs. Exit codes: 0 done, 1 not done, 2 not understood. */
@Command(name = "rapport", mixinStandardHelpOptions = true, version = "Rapport 0.1.0", description = "Runs all of Rapport on this machine.", subcommands = {
        Up.class, Status.class, Down.class, Reset.class, Token.class, Demo.class, Logs.class, Rebuild.class,
        Archive.class})
final class Rapport implements Runnable {
    @Spec
    private CommandSpec spec;

    Rapport(CommandSpec spec) {
        this.spec = spec;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Rapport(CommandSpec.create()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException || failure instanceof ApiException) {
                String hint = failure instanceof NoAnswerException ? "; see `./rapport status`" : "";
                command.getErr().println(command.getColorScheme().errorText(failure.getMessage() + hint));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
