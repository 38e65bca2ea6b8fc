package dev.rapport.contact.classification;

import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Coded;

/**
 * Where a customer stands.
 *
 * @param lifecycle
 *            how far they have come
 * @param tier
 *            how much they matter
 */
public record Classification(Lifecycle lifecycle, Tier tier) {

    /** Where every customer starts. */
    public static final Classification FIRST = new Classification(Lifecycle.POTENTIAL, Tier.NORMAL);

    /** As an event names it. */
    public static Classification of(String lifecycle, String tier) {
        return new Classification(Coded.of(Lifecycle.class, lifecycle), Coded.of(Tier.class, tier));
    }

    /**
     * The classification that is wanted, which may be the one there is.
     *
     * @throws dev.rapport.common.refusal.BrokenRuleException
     *             when the lifecycle cannot go there from here
     */
    public Classification changedTo(WantedClassification wanted) {
        Lifecycle next = wanted.lifecycle() == null ? lifecycle : wanted.lifecycle();
        ClassificationRule.LIFECYCLE_TRANSITION_NOT_ALLOWED.check(next == lifecycle || mayBecome(next));
        return new Classification(next, wanted.tier() == null ? tier : wanted.tier());
    }

    /** One step forward, out at any time, and back in as a prospect. */
    private boolean mayBecome(Lifecycle next) {
        return switch (lifecycle) {
            case POTENTIAL -> next == Lifecycle.PROSPECT || next == Lifecycle.LOST;
            case PROSPECT -> next == Lifecycle.CUSTOMER || next == Lifecycle.LOST;
            case CUSTOMER -> next == Lifecycle.LOST;
            case LOST -> next == Lifecycle.PROSPECT;
        };
    }
}
