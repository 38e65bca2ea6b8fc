package dev.rapport.torture.load;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.Person;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was acknowledged a moment ago, with the position of its answer. */
final class Reader {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int LATEST = 20;

    private final Function<Person, Api> apis;
    private final Journal journal;

    /** @param apis with the bound of one read */
    Reader(Function<Person, Api> apis, Journal journal) {
        this.apis = apis;
        this.journal = journal;
    }

    /** The record itself; whether it was there as it has to be. */
    boolean record(Outcome.Acknowledged write) {
        String path = "/api/" + write.request().type() + "s/" + write.id();
        Answer answer = get(write, path);
        return answer != null && judge(write, path, answer, answer.status() == NOT_FOUND ? -1 : answer.version());
    }

    /** The list of leads with the source that only this one has; its organisation may have changed since. */
    boolean list(Outcome.Acknowledged lead) {
        String path = "/api/leads?source=" + lead.request().mark();
        Answer answer = get(lead, path);
        if (answer == null) {
            return false;
        }
        long seen = -1;
        for (JsonNode item : answer.json().path("items")) {
            if (item.path("id").asString("").equals(lead.id())) {
                seen = item.path("version").asLong(-1);
            }
        }
        return judge(lead, path, answer, seen);
    }

    /** The view of the customer that an interaction or a deal is about. */
    boolean customer(Outcome.Acknowledged write, String customerId) {
        String path = "/api/customers/" + customerId;
        Answer answer = get(write, path);
        if (answer == null) {
            return false;
        }
        JsonNode listed = answer.json().path(write.request().type() + "s");
        long seen = -1;
        for (JsonNode item : listed) {
            if (item.path("id").asString("").equals(write.id())) {
                seen = item.path("version").asLong(-1);
            }
        }
        // Only the latest are listed: where there are as many, this one may have been pushed out.
        boolean full = write.request().type().equals("interaction") && listed.size() >= LATEST;
        return judge(write, path, answer, full ? Math.max(seen, write.version()) : seen);
    }

    private @Nullable Answer get(Outcome.Acknowledged write, String path) {
        try {
            return apis.apply(write.request().person()).getAt(write.position(), path);
        } catch (ApiException e) {
            journal.unanswered();
            return null;
        }
    }

    private boolean judge(Outcome.Acknowledged write, String path, Answer answer, long seen) {
        if (answer.status() == OK && seen >= write.version()) {
            journal.fresh();
            return true;
        }
        if (answer.status() == OK || answer.status() == NOT_FOUND) {
            journal.stale(new Journal.StaleRead(path, write.id(), write.version(), seen,
                    answer.status() + " " + shortened(answer.text())));
        } else if (answer.status() == UNAVAILABLE) {
            journal.behind();
        } else {
            journal.unanswered();
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
