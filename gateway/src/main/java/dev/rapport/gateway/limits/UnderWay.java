package dev.rapport.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the requests that are under way, by whose they are. */
final class UnderWay {

    private final int most;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    UnderWay(int most) {
        this.most = most;
    }

    /** Whether one more may begin; if so it has to {@link #end}. */
    boolean begin(String whose) {
        boolean[] may = {false};
        counts.compute(whose, (key, count) -> {
            int before = count == null ? 0 : count;
            may[0] = before < most;
            return may[0] ? before + 1 : before;
        });
        return may[0];
    }

    void end(String whose) {
        counts.computeIfPresent(whose, (key, count) -> count == 1 ? null : count - 1);
    }
}
