package dev.rapport.interaction.notice;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.RecordReference;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldType;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.notice.NoticeKind;
import dev.rapport.interaction.known.Colleagues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text of an interaction names somebody with {@code @}. Each interaction mentions a person once, so that of a text
 * that changes only those are told whom it did not name before.
 */
final class Mentioned implements Occasion {

    private static final String KIND = EventCatalogue.aggregateOf(InteractionEvent.class);

    private final Colleagues colleagues;
    private final KnownCustomers customers;

    Mentioned(Colleagues colleagues, KnownCustomers customers) {
        this.colleagues = colleagues;
        this.customers = customers;
    }

    @Override
    public Set<String> topics() {
        return Set.of(EventCatalogue.topicOf(KIND));
    }

    @Override
    public List<Telling> of(EventEnvelope event) {
        return event.data() instanceof InteractionLogged logged ? of(event, logged) : List.of();
    }

    private List<Telling> of(EventEnvelope event, InteractionLogged logged) {
        var about = new RecordReference(KIND, event.aggregateId());
        var customerId = logged.details().customerId();
        var named = colleagues.named(texts(logged), event.recordedAt());
        if (named.isEmpty()) {
            return List.of();
        }
        var needed = List.of(new Telling.Needed(KIND, facts(logged, customers)));
        return named.stream().sorted().map(person -> new Telling(person, NoticeKind.MENTIONED, about, customerId,
                about.type() + ":" + about.id(), needed)).toList();
    }

    /** What decides who reads an interaction: who had it, and who reads its customer. */
    static RecordFacts facts(InteractionLogged logged, KnownCustomers customers) {
        var customer = customers.customer(logged.details().customerId());
        return RecordFacts.ownedBy(logged.employeeId())
                .following(customer == null ? List.of() : List.of(customer.facts()));
    }

    /** All that people write freely. */
    private static List<String> texts(Record event) {
        Set<String> prose = EventFields.of(event.getClass()).stream().filter(field -> field.type() == FieldType.PROSE)
                .map(EventField::name).collect(Collectors.toSet());
        var texts = new ArrayList<String>();
        EventFields.forEach(event, (field, value) -> {
            if (value instanceof String text && prose.contains(field)) {
                texts.add(text);
            }
        });
        return texts;
    }
}
