package dev.rapport.deal.deal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which accounts customers belong to. */
interface CustomerAccounts {

    /** That a customer belongs or ever belonged to an account, or is that account. */
    record Belonging(UUID customerId, UUID accountId) {}

    boolean holds(Belonging belonging);

    /** The accounts that a contact belonged to at some time, the first one first; none if it is an account itself. */
    List<UUID> at(UUID customerId, Instant time);

    /**
     * The account that a deal is for. Of one account nothing is noted: which one that is the contact itself tells, and
     * more lately than this service may know.
     */
    default @Nullable UUID chosen(CreateDeal deal, Instant at) {
        UUID customerId = deal.customerId();
        UUID accountId = deal.accountId();
        if (accountId == null) {
            List<UUID> several = at(customerId, at);
            return several.size() > 1 ? several.getFirst() : null;
        }
        DealRule.NOT_AN_ACCOUNT_OF_THE_CUSTOMER.check(holds(new Belonging(customerId, accountId)));
        return accountId.equals(customerId) ? null : accountId;
    }
}
