package dev.rapport.common.refusal;

import java.util.Locale;

/**
 * A rule of the business with a name. Each service lists its own as an enum; when one says no, callers are told so by the
 * rule's code and nothing has changed.
 */
public interface BusinessRule {

    /** The enum constant's name: {@code DEAL_ALREADY_CLOSED} is answered as {@code deal-already-closed}. */
    String name();

    /** One sentence for the caller, without any value of a record. */
    String explanation();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The exception to throw when the rule says no. */
    default BrokenRuleException broken() {
        return broken(explanation());
    }

    /** As {@link #broken()}, with a sentence that is closer to the case; without any value of a record, too. */
    default BrokenRuleException broken(String closer) {
        return new BrokenRuleException(this, closer);
    }

    /** Throws when the rule does not hold. */
    default void check(boolean holds) {
        if (!holds) {
            throw broken();
        }
    }
}
