package dev.rapport.localstack.cli;

import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints an access token and nothing else. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Prints an access token of one of the demo people.")
final class Token implements Callable<Integer> {
    @Parameters(paramLabel = "<person>", description = "admin, manager, rep, rep2, support, marketing or analyst")
    private String person = "";

    @Override
    public Integer call() {
        Person who = Person.named(person).orElseThrow(() -> new StackException("nobody is called " + person
                + "; there are "
                + Stream.of(Person.values()).map(Person::userName).collect(Collectors.joining(", "))));
        System.out.println(new People(StackPorts.of(System.getenv()).of(Service.GATEWAY)).token(who));
        return 0;
    }
}
