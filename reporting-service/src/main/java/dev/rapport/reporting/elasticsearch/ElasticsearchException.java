package dev.rapport.reporting.elasticsearch;

/**
 * Elasticsearch refused a request. Its own message quotes what was sent, so only the kind of error is kept.
 */
public class ElasticsearchException extends RuntimeException {

    private final int status;
    private final String type;

    ElasticsearchException(int status, String type, String request) {
        super("%s: %d %s".formatted(request, status, type));
        this.status = status;
        this.type = type;
    }

    ElasticsearchException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.type = "";
    }

    /** HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Elasticsearch's name for the error, e.g. {@code version_conflict_engine_exception}. */
    public String type() {
        return type;
    }

    /** Elasticsearch is not there, or too busy: the same request may work later. */
    public static final class Unavailable extends ElasticsearchException {

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        Unavailable(int status, String type, String request) {
            super(status, type, request);
        }
    }

    /** The index or alias does not exist (any more). */
    public static final class IndexMissing extends ElasticsearchException {

        IndexMissing(int status, String type, String request) {
            super(status, type, request);
        }
    }

    /** A page cannot begin where the cursor says: it was made for an index whose fields were others. */
    public static final class CursorRefused extends ElasticsearchException {

        CursorRefused(int status, String type, String request) {
            super(status, type, request);
        }
    }
}
