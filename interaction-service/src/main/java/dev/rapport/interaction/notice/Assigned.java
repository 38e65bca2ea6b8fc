package dev.rapport.interaction.notice;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.RecordReference;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.notice.NoticeKind;
import dev.rapport.interaction.known.KnownRecords;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody has put a record into another person's hands: a new one, or one that was another's before. */
final class Assigned implements Occasion {

    private final KnownRecords records;

    Assigned(KnownRecords records) {
        this.records = records;
    }

    @Override
    public Set<String> topics() {
        return records.topics();
    }

    @Override
    public List<Telling> of(EventEnvelope event) {
        var ownerId = ownerId(event);
        var record = records.find(event.aggregateId());
        // What the platform makes by itself, as the deal of a converted lead, goes to who has it in hand already.
        if (ownerId == null || record == null || Notices.person(event.actor()) == null) {
            return List.of();
        }
        var about = new RecordReference(record.kind(), event.aggregateId());
        // Each time it changes hands is news.
        var reason = "%s:%s:%d".formatted(about.type(), about.id(), event.sequence());
        return List.of(new Telling(ownerId, NoticeKind.ASSIGNED, about, record.customerId(), reason,
                List.of(new Telling.Needed(record.kind(), record.facts()))));
    }

    private static @Nullable UUID ownerId(EventEnvelope event) {
        return switch (event.data()) {
            case LeadCreated e -> e.ownerId();
            case LeadAssigned e -> e.ownerId();
            case ContactCreated e -> e.ownerId();
            case ContactAssigned e -> e.ownerId();
            case AccountCreated e -> e.ownerId();
            case AccountAssigned e -> e.ownerId();
            case DealCreated e -> e.ownerId();
            case DealAssigned e -> e.ownerId();
            default -> null;
        };
    }
}
