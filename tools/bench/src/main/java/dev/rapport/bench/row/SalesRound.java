package dev.rapport.bench.row;

import dev.rapport.bench.load.HttpAnswer;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.HttpRequests;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.UnexpectedAnswerException;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person does about a new customer, one request after the other: eight writes, and four reads at the position
 * of the latest write that must show it.
 */
final class SalesRound implements Operation {
    private final HttpPool gateway;
    private final HttpRequests person;

    SalesRound(HttpPool gateway, HttpRequests person) {
        this.gateway = gateway;
        this.person = person;
    }

    @Override
    public void once() throws IOException {
        String word = UUID.randomUUID().toString();
        String lead = create("/api/leads", Workload.lead(word.hashCode())).field("id");
        HttpAnswer qualified = send(person.patch("/api/leads/" + lead, "{\"interest\":\"Interest " + word + "\"}"));
        show("/api/leads?sort=-createdAt&limit=20", qualified, lead);
        String customer = create("/api/contacts", """
                {"name":"Malee Suksan","email":"c%s@bench.example","jobTitle":"Buyer"}""".formatted(word)).field("id");
        send(person.patch("/api/contacts/" + customer, "{\"jobTitle\":\"Head of purchasing\"}"));
        String deal = create("/api/deals", """
                {"title":"Deal %s","customerId":"%s","amount":{"amount":"1250.00","currency":"EUR"}}"""
                .formatted(word, customer)).field("id");
        HttpAnswer moved = send(person.post("/api/deals/" + deal + "/move", "{\"stage\":\"proposal\"}"));
        show("/api/deals?sort=-createdAt&limit=20", moved, "Deal " + word);
        HttpAnswer logged = create("/api/interactions", Workload.interaction(customer, word));
        show("/api/customers/" + customer, logged, word);
        HttpAnswer won = send(person.post("/api/deals/" + deal + "/win", "{}"));
        show("/api/reports/pipeline", won, null);
    }

    private HttpAnswer create(String path, String body) throws IOException {
        return gateway.send(person.post(path, body)).expect(201);
    }

    private HttpAnswer send(byte[] request) throws IOException {
        return gateway.send(request).expect(200);
    }

    private void show(String path, HttpAnswer written, @Nullable String shown) throws IOException {
        String text = gateway.send(person.get(path, written.position())).expect(200).text();
        if (shown != null && !text.contains(shown)) {
            throw new UnexpectedAnswerException("stale");
        }
    }
}
