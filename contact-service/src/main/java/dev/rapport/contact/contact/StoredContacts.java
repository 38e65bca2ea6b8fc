package dev.rapport.contact.contact;

import dev.rapport.common.command.Context;
import dev.rapport.contact.matching.Lookup;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Phone;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Contacts in the event store of this service. */
final class StoredContacts implements Contacts {

    private static final String ERASED = type(ContactErased.class);
    private static final String MERGED = type(ContactMergedInto.class);
    private static final String UNMERGED = type(ContactUnmergedFrom.class);

    private final JdbcOperations jdbc;
    private final Lookup lookup;
    private final OtherContacts others;

    StoredContacts(JdbcOperations jdbc, OtherContacts others) {
        this.jdbc = jdbc;
        this.lookup = new Lookup(jdbc, "contact");
        this.others = others;
    }

    private static String type(Class<? extends DomainEvent> event) {
        return EventCatalogue.of(event).name();
    }

    @Override
    public Matches like(LeadDetails lead, Context context) {
        String name = lookup.nameKey(lead.name());
        var emails = all(lead.email(), lead.emails(), Email::address);
        // In one order, so that no two wait for each other.
        emails.forEach(lookup::hold);
        var same = emails.stream().flatMap(email -> lookup.withEmail(email).stream()).toList();
        var alike = all(lead.phone(), lead.phones(), Phone::number).stream()
                .flatMap(phone -> lookup.withPhone(phone).stream()).collect(Collectors.toCollection(ArrayList::new));
        if (!name.isEmpty()) {
            alike.addAll(lookup.named(name));
        }
        return lookup.readable(new Matches(people(same), people(alike)), context);
    }

    private static <T> SortedSet<String> all(@Nullable String one, @Nullable List<T> several,
            Function<T, String> value) {
        return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(several).flatMap(List::stream).map(value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those who are there: of somebody merged, the contact that lives on. */
    private List<UUID> people(List<Lookup.Found> found) {
        return found.stream().map(Lookup.Found::id).map(this::present).flatMap(Optional::stream).distinct().toList();
    }

    private Optional<UUID> present(UUID contactId) {
        UUID present = contactId;
        for (var seen = new HashSet<UUID>(); seen.add(present);) {
            var last = jdbc.query("""
                    select type, data ->> 'survivorId' as survivor from event
                    where aggregate_id = ? and type in (?, ?, ?) order by sequence desc limit 1
                    """, (row, number) -> new Fate(row.getString("type"), row.getString("survivor")), present, ERASED,
                    MERGED, UNMERGED).stream().findFirst();
            if (last.isEmpty() || last.get().type().equals(UNMERGED)) {
                return Optional.of(present);
            }
            if (last.get().survivor() == null) {
                return Optional.empty();
            }
            present = UUID.fromString(last.get().survivor());
        }
        return Optional.empty();
    }

    /** The last thing that decided whether a contact is there: erased, merged into another or separated again. */
    private record Fate(String type, @Nullable String survivor) {}

    @Override
    public void join(UUID contactId, @Nullable UUID accountId, Context context, Instant occurredAt) {
        others.change(contactId, contact -> contact.join(accountId, context, occurredAt));
    }

    @Override
    public void createFromLead(UUID contactId, FromLead lead) throws Exception {
        var known = Details.shared(ContactDetails.class, lead.details());
        // Other systems know the lead by them.
        known.remove("externalIds");
        known.put("accountIds", lead.accountId() == null ? List.of() : List.of(lead.accountId()));
        var details = Details.of(ContactDetails.class, known);
        AggregateLifecycle.createNew(Contact.class,
                () -> new Contact(contactId, details, lead.ownerId(), lead.leadId(), lead.occurredAt()));
    }
}
