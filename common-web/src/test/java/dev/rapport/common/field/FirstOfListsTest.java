package dev.rapport.common.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.field.Details;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstOfListsTest {

    @Test
    void whoeverGivesOneGivesTheOther() {
        assertThat(normal("team", " North ").teams()).containsExactly("North");
        assertThat(normal("teams", List.of(" South", "East", "South")).team()).isEqualTo("South");
        assertThat(normal("teams", List.of(" South", "East", "South")).teams()).containsExactly("South", "East");
        assertThat(normal("teams", List.of()).team()).isNull();
        assertThat(normal().teams()).isNull();
    }

    @Test
    void theyMustNotDisagree() {
        assertThat(normal("team", "North", "teams", List.of("North ", "East")).teams()).hasSize(2);
        assertThatThrownBy(() -> normal("team", "East", "teams", List.of("North", "East")))
                .isInstanceOf(InvalidFieldException.class).hasMessageContaining("teams");
    }

    @Test
    void aChangeOfTheFirstReplacesItInTheList() {
        assertThat(changed(Map.of("team", "West"))).isEqualTo(List.of("West", "East"));
        assertThat(changed(Map.of("team", "East"))).as("no one twice").isEqualTo(List.of("East"));
        var cleared = new HashMap<String, @Nullable Object>();
        cleared.put("team", null);
        assertThat(changed(cleared)).isEqualTo(List.of("East"));
    }

    private static @Nullable Object changed(Map<String, ? extends @Nullable Object> change) {
        var values = new HashMap<String, @Nullable Object>(Map.of("team", "North", "teams", List.of("North", "East")));
        values.putAll(change);
        return FirstOfLists.agreed(Details.of(EmployeeDetails.class, values), Set.copyOf(change.keySet())).teams();
    }

    private static EmployeeDetails normal(Object... values) {
        return Normal.details(Details.of(EmployeeDetails.class, values));
    }
}
