package dev.rapport.localstack.cli;

import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.demo.DemoData;
import dev.rapport.localstack.process.Pause;
import dev.rapport.localstack.stack.Health;
import dev.rapport.localstack.stack.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Enters the demo data, unless it is there. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Enters several hundred customers with months of history, once.")
final class Demo implements Callable<Integer> {
    private static final Duration SETTLE_BOUND = Duration.ofSeconds(60);

    @Override
    public Integer call() {
        LocalStack running = LocalStack.here();
        if (data(running).state() == DemoData.State.LOADED) {
            System.out.println("The demo data is there.");
            return 0;
        }
        load(running);
        return 0;
    }

    /** As {@code up} does it: on the first start, if wanted, and on with it when a start was broken off. */
    static void onStart(LocalStack running, boolean wanted) {
        DemoData data = data(running);
        switch (data.state()) {
            case UNDECIDED -> {
                if (wanted) {
                    load(running);
                } else {
                    data.decline();
                }
            }
            case BEGUN -> {
                if (wanted) {
                    load(running);
                }
            }
            case DECLINED, LOADED -> {
            }
        }
    }

    private static DemoData data(LocalStack running) {
        return new DemoData(running.data(), Clock.systemUTC());
    }

    private static void load(LocalStack running) {
        System.out.println("Entering demo data, once");
        try {
            data(running).load(new People(running.ports().of(Service.GATEWAY)),
                    line -> System.out.println("  " + line));
        } catch (StackException | ApiException e) {
            throw new StackException(
                    "The demo data is not complete; `./rapport demo` goes on with it. " + e.getMessage(), e);
        }
        settle(running);
    }

    /** Until everything that was entered can be seen, so that the first look finds it. */
    private static void settle(LocalStack running) {
        long deadline = System.nanoTime() + SETTLE_BOUND.toNanos();
        while (!Health.of(running).caughtUp() && System.nanoTime() < deadline) {
            Pause.shortly();
        }
    }
}
