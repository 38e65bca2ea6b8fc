package dev.rapport.localstack.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.stack.Gateway;

/** Prints an access token and nothing else. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Prints an access token of one of the demo people.")
final class Token implements Callable<Integer> {
    @Parameters(paramLabel = "<person>", description = "admin, manager, rep, rep2, support, marketing or analyst")
    private String person = "";

    @Override
    public Integer call() {
        System.out.println(new Gateway(StackPorts.of(System.getenv()).of(Service.GATEWAY)).token(person));
        return 0;
    }
}
