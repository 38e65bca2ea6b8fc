package dev.rapport.interaction.notice;

import dev.rapport.common.access.Access;
import dev.rapport.common.automation.FanOut;
import dev.rapport.common.command.Command;
import dev.rapport.common.security.Caller;
import dev.rapport.events.EventEnvelope;
import dev.rapport.interaction.known.Colleagues;
import dev.rapport.interaction.known.KnownRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of what has happened, for every {@link Occasion}: each event tells each person one thing at most, once,
 * and nobody what they may not read or have done themselves. The records are remembered in the same order as they are
 * told of, so that it is decided by what they are after the event.
 */
final class Notices implements FanOut {

    private final List<Occasion> occasions;
    private final KnownRecords records;
    private final Colleagues colleagues;
    private final Access access;
    private final StoredInbox inbox;

    /** @param occasions the closest to a person first */
    Notices(List<Occasion> occasions, KnownRecords records, Colleagues colleagues, Access access, StoredInbox inbox) {
        this.occasions = List.copyOf(occasions);
        this.records = records;
        this.colleagues = colleagues;
        this.access = access;
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> topics() {
        var topics = new HashSet<>(records.topics());
        occasions.forEach(occasion -> topics.addAll(occasion.topics()));
        return topics;
    }

    @Override
    public List<? extends Command> commandsFor(EventEnvelope event) {
        if (records.topics().contains(event.type().topic())) {
            records.remember(event);
        }
        if (inbox.isOld(event.recordedAt())) {
            return List.of();
        }
        var commands = new ArrayList<Command>();
        var author = person(event.actor());
        for (var telling : tellings(event).values()) {
            var recipient = telling.recipientId();
            if (recipient.equals(author) || inbox.isWithheld(event.id(), recipient)) {
                continue;
            }
            if (mayRead(telling)) {
                commands.add(command(telling, author, event));
            } else {
                inbox.withhold(event.id(), recipient);
            }
        }
        return commands;
    }

    private Map<UUID, Telling> tellings(EventEnvelope event) {
        return occasions.stream().filter(occasion -> occasion.topics().contains(event.type().topic()))
                .flatMap(occasion -> occasion.of(event).stream()).collect(Collectors.toMap(Telling::recipientId,
                        telling -> telling, (closest, _) -> closest, LinkedHashMap::new));
    }

    private boolean mayRead(Telling telling) {
        return colleagues.caller(telling.recipientId()).filter(Caller::mayReadRecords)
                .filter(caller -> telling.needed().stream()
                        .allMatch(record -> access.mayRead(caller, record.kind(), record.facts())))
                .isPresent();
    }

    private Command command(Telling telling, @Nullable UUID author, EventEnvelope event) {
        var id = telling.noticeId();
        return inbox.holds(id)
                ? new RenewNotice(id, author, event.recordedAt())
                : new RaiseNotice(id, telling.recipientId(), telling.kind(), telling.about(), telling.customerId(),
                        telling.reason(), author, event.recordedAt());
    }

    /** The employee whom an event names as its actor; null for a service that acted by itself. */
    static @Nullable UUID person(@Nullable String actor) {
        try {
            return actor == null ? null : UUID.fromString(actor);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
