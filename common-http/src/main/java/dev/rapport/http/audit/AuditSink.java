package dev.rapport.http.audit;

/** Where entries go beside the log. Declare it as a bean. */
@FunctionalInterface
public interface AuditSink {

    /** Takes an entry without waiting long; false when it is lost. */
    boolean take(AuditEntry entry);
}
