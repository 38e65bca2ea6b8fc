package dev.rapport.common.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A request that the audit log takes note of when it succeeds; on methods of controllers, or on all of one. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** What it is, as {@link dev.rapport.http.audit.AuditEntry} names it. */
    String value();
}
