package dev.rapport.events.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventType;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventFieldsTest {

    @Test
    void fieldsOfDetailsAreFieldsOfTheirEvent() {
        assertThat(EventFields.of(LeadCreated.class)).extracting(EventField::name).startsWith("name", "organisation", "email")
                .endsWith("ownerId", "occurredAt");
        assertThat(EventFields.personal(EventCatalogue.of(LeadCreated.class))).contains("name", "email", "phone",
                "interest").doesNotContain("organisation");
    }

    @Test
    void aFieldSaysWhatItMeans() {
        assertThat(field("email").type()).isEqualTo(FieldType.EMAIL);
        assertThat(field("email").required()).isFalse();
        assertThat(field("jobTitle").longest()).isEqualTo(100);
        assertThat(field("accountIds").list()).isTrue();
        assertThat(field("accountIds").references()).containsExactly("account");
        assertThat(field("lifecycle").choices()).containsExactly("potential", "prospect", "customer", "lost");
    }

    private static EventField field(String name) {
        return Objects.requireNonNull(EventFields.ofAggregate("contact").get(name));
    }

    @Test
    void valuesAreHandedOverByName() {
        var details = Details.of(LeadDetails.class, "name", "Somchai", "email", "somchai@example.org");
        var owner = UUID.fromString("01940000-0000-7000-8000-0000000000c2");
        var values = new LinkedHashMap<String, @Nullable Object>();

        EventFields.forEach(new LeadCreated(details, owner, Instant.EPOCH), values::put);

        assertThat(values).containsEntry("name", "Somchai").containsEntry("organisation", null)
                .containsEntry("ownerId", owner).containsEntry("occurredAt", Instant.EPOCH).doesNotContainKey("details");
    }

    static Stream<RecordComponent> details() {
        return EventCatalogue.all().stream().map(EventType::recordClass)
                .flatMap(event -> Stream.of(event.getRecordComponents())).filter(EventFields::isUnwrapped)
                .map(RecordComponent::getType).distinct()
                .flatMap(type -> Stream.of(type.getRecordComponents()));
    }

    @ParameterizedTest
    @MethodSource("details")
    void whatDetailsMustHaveIsCheckedInRequestsToo(RecordComponent component) throws NoSuchFieldException {
        // A list that is missing counts as an empty one, and a truth value as false.
        assumeFalse(component.getType() == List.class || component.getType().isPrimitive());
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var declared = component.getDeclaringRecord().getDeclaredField(component.getName());

        assertThat(declared.isAnnotationPresent(NotNull.class)).as(component.toString()).isEqualTo(!nullable);
    }
}
