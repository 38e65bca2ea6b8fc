package dev.rapport.common.refusal;

import dev.rapport.events.field.Coded;

/**
 * A rule of the business with a name. Each service lists its own as an enum; when one says no, callers are told so by
 * the rule's code and nothing has changed: {@code DEAL_ALREADY_CLOSED} is answered as {@code deal-already-closed}.
 */
public interface BusinessRule extends Coded {

    /** One sentence for the caller, without any value of a record. */
    String explanation();

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
