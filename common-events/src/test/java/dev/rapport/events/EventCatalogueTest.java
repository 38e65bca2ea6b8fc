package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadQualified;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void everyEventRecordIsInTheCatalogueAndNothingElseIs() {
        var records = compiledClasses().stream().filter(DomainEvent.class::isAssignableFrom).filter(Class::isRecord)
                .collect(Collectors.toSet());

        assertThat(EventCatalogue.all()).extracting(EventType::recordClass)
                .containsExactlyInAnyOrderElementsOf(records.stream().<Class<? extends DomainEvent>>map(
                        found -> found.asSubclass(DomainEvent.class)).toList());
    }

    @Test
    void everyEventBelongsToTheSealedInterfaceOfItsAggregate() {
        for (var type : EventCatalogue.all()) {
            var family = type.recordClass().getInterfaces()[0];

            assertThat(family.isSealed()).as(type.name()).isTrue();
            assertThat(family.getSimpleName()).isEqualToIgnoringCase(type.aggregate() + "Event");
            assertThat(type.recordClass().getPackageName()).isEqualTo("dev.rapport.events." + type.aggregate());
        }
    }

    @Test
    void everyAggregateHasATopicOfItsOwn() {
        assertThat(EventCatalogue.topics()).startsWith("rapport.lead", "rapport.contact", "rapport.account",
                "rapport.employee", "rapport.pipeline", "rapport.deal", "rapport.interaction");
        assertThat(EventCatalogue.all()).allSatisfy(type -> {
            assertThat(type.topic()).isEqualTo("rapport." + type.aggregate())
                    .isEqualTo(EventCatalogue.topicOf(type.aggregate()));
            assertThat(type.name()).isEqualTo(type.topic() + "." + type.simpleName());
            assertThat(type.schemaPath())
                    .isEqualTo("/schemas/%s/%s/%d.json".formatted(type.aggregate(), type.simpleName(), type.version()));
        });
    }

    @Test
    void everyEventEndsWithWhenItHappened() {
        assertThat(EventCatalogue.all()).allSatisfy(type -> {
            var components = type.recordClass().getRecordComponents();

            assertThat(components[components.length - 1].getName()).isEqualTo("occurredAt");
            assertThat(components[components.length - 1].getType()).isEqualTo(Instant.class);
        });
    }

    @Test
    void anEventIsFoundByRecordByValueAndByName() {
        var created = EventCatalogue.of(LeadCreated.class);

        assertThat(created.name()).isEqualTo("rapport.lead.LeadCreated");
        assertThat(EventCatalogue.named("rapport.lead.LeadCreated")).isSameAs(created);
        assertThat(EventCatalogue.find("rapport.lead.LeadCreated")).containsSame(created);
        assertThat(EventCatalogue.of(new LeadQualified(null, Instant.EPOCH)).recordClass())
                .isEqualTo(LeadQualified.class);
        assertThat(EventCatalogue.ofAggregate("lead")).hasSize(14).contains(created);
        assertThat(EventCatalogue.ownerOf("lead")).isEqualTo("contact-service");
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertThatThrownBy(() -> EventCatalogue.named("rapport.lead.LeadSneezed"))
                .isInstanceOf(UnknownEventTypeException.class).hasMessageContaining("rapport.lead.LeadSneezed");
        assertThat(EventCatalogue.find("rapport.lead.LeadSneezed")).isEmpty();
        assertThatThrownBy(() -> EventCatalogue.ofAggregate("sneeze")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Class<?>> compiledClasses() {
        return Committed.filesBelow(CLASSES).stream().map(file -> CLASSES.relativize(file).toString())
                .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .map(EventCatalogueTest::load)
                .collect(Collectors.toSet());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
