package dev.rapport.localstack.cli;

import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.stack.Projections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has a read model filled anew beside the live one. */
@Command(name = "rebuild", mixinStandardHelpOptions = true, description = "Fills a read model anew from event 0, beside the live one, and then swaps them.")
final class Rebuild implements Callable<Integer> {
    @Parameters(paramLabel = "<projection>", description = "As `rapport status` names it")
    private String projection = "";

    @Override
    public Integer call() {
        String service = new Projections(StackPorts.of(System.getenv())).rebuild(projection);
        System.out.println(service + " fills " + projection + " anew; `./rapport status` shows how far it is");
        return 0;
    }
}
