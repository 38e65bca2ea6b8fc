package dev.rapport.reporting.resource;

import java.util.List;

/** The fields that several kinds of records have in common. */
abstract class CommonFields extends FieldDeclarations {

    CommonFields(String kind) {
        super(kind);
    }

    /** Records can be shared. Their first event says that they are not. */
    protected final void shareable() {
        listOf(SHARES, ShareEntry.class).means("With whom it is shared");
    }

    /** Something is to be done next with records, which is overdue only while their status is one of these. */
    protected final void planned(String... statuses) {
        field(NEXT_STEP).optional().means("What is to be done next");
        part(NEXT_STEP + ".what").searched();
        part(NEXT_STEP + ".dueOn").filteredAs(NEXT_STEP + "Due").sorted();
        part(NEXT_STEP + ".channel").filteredAs(NEXT_STEP + "Channel");
        due(new Deadline(NEXT_STEP + "Overdue", NEXT_STEP + ".dueOn", List.of(statuses)));
    }

    /** Records are of customers who need something. */
    protected final void needing() {
        listOf(NEEDS, RecordedNeed.class).means("What the customer needs, or needed");
        part(NEEDS + ".text").searched();
        part(NEEDS + ".kind").filteredAs("need");
        part(NEEDS + ".urgency");
        part(NEEDS + ".outcome");
    }

    /** Other systems know records by ids of theirs. */
    protected final void knownElsewhere() {
        detail("externalIds").keyed();
    }

    /** Records have postal addresses. */
    protected final void located() {
        detail("addresses");
        part("addresses.kind");
        part("addresses.lines").searched();
        part("addresses.district").searched();
        part("addresses.city").searched().filteredAs("city").caseless();
        part("addresses.region").searched();
        part("addresses.postalCode").searched().filteredAs("postalCode").caseless();
        part("addresses.country").filteredAs("country");
    }
}
