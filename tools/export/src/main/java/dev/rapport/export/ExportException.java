package dev.rapport.export;

/** Nothing was exported, for a reason that somebody can do something about. */
final class ExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
