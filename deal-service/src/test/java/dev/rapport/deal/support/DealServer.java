package dev.rapport.deal.support;

import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.DealService;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Starts instances of the service. */
public final class DealServer {

    private DealServer() {}

    /** Starts an instance and waits until it reads the topics. */
    public static WriteService start() {
        Topics.create();
        var started = WriteService.start(DealService.class, "deal");
        UUID first = Customers.contact();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !started
                .texts("select type from known_customer where customer_id = ?", first).isEmpty());
        return started;
    }
}
