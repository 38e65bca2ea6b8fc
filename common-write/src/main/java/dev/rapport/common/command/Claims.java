package dev.rapport.common.command;

import dev.rapport.common.refusal.BusinessRule;
import java.util.UUID;

/**
 * Values that at most one record may hold, such as an employee's e-mail address. Claims are taken in the transaction of
 * the command, so that they stand or fall with its events.
 */
public interface Claims {

    /**
     * Takes the value for the aggregate and gives up the one it held in the scope before.
     *
     * @param rule
     *            is broken when another aggregate holds the value
     */
    void take(String scope, String value, UUID aggregateId, BusinessRule rule);

    /** Gives up whatever the aggregate holds in the scope. */
    void release(String scope, UUID aggregateId);
}
