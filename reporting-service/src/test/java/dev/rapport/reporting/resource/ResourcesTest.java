package dev.rapport.reporting.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.support.TestResources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourcesTest {

    static Collection<Resource<?>> resources() {
        return TestResources.ALL.all();
    }

    @Test
    void everyAggregateOfTheCatalogueHasExactlyOneResource() {
        assertThat(TestResources.ALL.kinds()).isEqualTo(EventCatalogue.aggregates());

        var lead = TestResources.ALL.of("lead");
        var twice = new ArrayList<>(resources());
        twice.add(lead);
        assertThatThrownBy(() -> new Resources(twice)).isInstanceOf(IllegalStateException.class);
        var without = resources().stream().filter(resource -> !resource.equals(lead)).toList();
        assertThatThrownBy(() -> new Resources(List.copyOf(without))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void whatDetailsHoldIsAFieldOfTheRecord(Resource<?> resource) {
        var first = EventCatalogue.ofAggregate(resource.kind()).getFirst().recordClass();
        assertThat(resource.allFields()).extracting(Field::name)
                .containsAll(EventFields.of(first).stream().map(EventField::name)
                        .filter(name -> !name.equals("occurredAt")).toList());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void referencesAndChoicesSayWhatThereIs(Resource<?> resource) {
        for (var field : resource.fields()) {
            if (field.meaning().type() == FieldType.REFERENCE) {
                assertThat(TestResources.ALL.kinds()).as(field.name()).containsAll(field.meaning().references());
            }
            if (field.meaning().type() == FieldType.CHOICE) {
                assertThat(field.meaning().choices()).as(field.name()).isNotEmpty();
            }
        }
    }

    @Test
    void whatAFieldMeansComesFromTheEvents() {
        var email = TestResources.ALL.of("lead").fields().stream().filter(field -> field.name().equals("email"))
                .findFirst().orElseThrow();

        assertThat(email.meaning().personal()).isTrue();
        assertThat(email.is(Ability.FILTERED)).isTrue();
        assertThat(email.is(Ability.SORTED)).isFalse();
        assertThat(email.is(Ability.REQUIRED)).isFalse();
        assertThat(email.label()).isEqualTo("Email");
    }
}
