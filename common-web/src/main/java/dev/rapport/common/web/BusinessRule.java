package dev.rapport.common.web;

import org.springframework.http.HttpStatus;

/**
 * A rule of the business with a name. Each service lists its own as an enum; when one says no, the answer is 409 with
 * the rule's name as its code and nothing has changed.
 */
public interface BusinessRule {

    /** The enum constant's name: {@code DEAL_ALREADY_CLOSED} is answered as {@code deal-already-closed}. */
    String name();

    /** One sentence for the caller, without any value of a record. */
    String explanation();

    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The exception to throw when the rule says no. */
    default ProblemException broken() {
        return new BrokenRule(this);
    }

    /** Throws when the rule does not hold. */
    default void check(boolean holds) {
        if (!holds) {
            throw broken();
        }
    }

    /** A broken business rule; tests assert {@link #rule()}. */
    final class BrokenRule extends ProblemException {

        private final transient BusinessRule rule;

        BrokenRule(BusinessRule rule) {
            super(HttpStatus.CONFLICT, rule.code(), rule.explanation());
            this.rule = rule;
        }

        public BusinessRule rule() {
            return rule;
        }
    }
}
