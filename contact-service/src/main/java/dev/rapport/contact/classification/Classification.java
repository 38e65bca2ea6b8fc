package dev.rapport.contact.classification;

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
        return new Classification(Lifecycle.of(lifecycle), Tier.of(tier));
    }

    /**
     * The classification that is wanted, which may be the one there is.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             409 when the lifecycle cannot go there from here
     */
    public Classification changedTo(WantedClassification wanted) {
        Lifecycle next = wanted.lifecycle() == null ? lifecycle : wanted.lifecycle();
        ClassificationRule.LIFECYCLE_TRANSITION_NOT_ALLOWED.check(next == lifecycle || lifecycle.mayBecome(next));
        return new Classification(next, wanted.tier() == null ? tier : wanted.tier());
    }
}
