package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.projection.SinkUnavailableException;
import java.util.function.Supplier;

/** Tells the projection runtime what Elasticsearch's failures mean. */
final class Sink {

    private Sink() {}

    static <T extends @org.jspecify.annotations.Nullable Object> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (ElasticsearchException.IndexMissing e) {
            throw new SinkLostException(String.valueOf(e.getMessage()));
        } catch (ElasticsearchException e) {
            // Only a refused document can be the fault of an event, and those come back one by one from a bulk request.
            throw new SinkUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    static void run(Runnable request) {
        Sink.<@org.jspecify.annotations.Nullable Void>call(() -> {
            request.run();
            return null;
        });
    }
}
