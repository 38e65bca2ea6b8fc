package dev.rapport.common.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Phone;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F01, F73: one address and all addresses agree. */
class PrimariesTest {

    private static final Email A = new Email("a@x.example", "work", true);
    private static final Email B = new Email("b@x.example", "home", false);

    @Test
    void thePrimaryOneOfTheListIsTheOne() {
        assertThat(Normal.details(lead(null, A, B)).email()).isEqualTo("a@x.example");
        assertThat(Normal.details(lead("a@x.example", A, B))).isEqualTo(lead("a@x.example", A, B));
    }

    @Test
    void whereNoneIsMarkedItIsTheFirstOrTheOneThatIsGiven() {
        var unmarked = new Email("a@x.example", "work", null);
        assertThat(Normal.details(lead(null, unmarked, B))).isEqualTo(lead("a@x.example", A, B));
        assertThat(Normal.details(lead("b@x.example", unmarked, B)))
                .isEqualTo(lead("b@x.example", unmarked, new Email("b@x.example", "home", true)));
    }

    @Test
    void bothAreComparedInNormalForm() {
        assertThat(Normal.details(lead("A@X.example ", new Email(" a@x.EXAMPLE", "work", true), B)))
                .isEqualTo(lead("a@x.example", A, B));
        var phones = Normal.details(Details.of(LeadDetails.class, "name", "Ann", "phone", "+66 81 234 5678", "phones",
                List.of(new Phone("+66-81-2345678", null, null))));
        assertThat(phones.phones()).containsExactly(new Phone("+66812345678", null, true));
    }

    @Test
    void whatDisagreesIsNamed() {
        refused("email", lead("c@x.example", A, B));
        refused("email", lead("b@x.example", A, B));
        refused("emails[1].address", lead(null, A, new Email("A@x.example", null, null)));
        refused("emails[1].primary", lead(null, A, new Email("b@x.example", null, true)));
    }

    private static void refused(String field, LeadDetails details) {
        assertThatThrownBy(() -> Normal.details(details)).isInstanceOfSatisfying(InvalidFieldException.class,
                refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void oneThatIsGivenAloneTakesThePlaceOfThePrimaryOne() {
        assertThat(Primaries.agreed(lead("c@x.example", A, B), Set.of("email")))
                .isEqualTo(lead("c@x.example", new Email("c@x.example", "work", true), B));
        assertThat(Primaries.agreed(lead("b@x.example", A, B), Set.of("email")))
                .isEqualTo(lead("b@x.example", new Email("b@x.example", "home", true)));
        assertThat(Primaries.agreed(lead("c@x.example", B), Set.of("email")))
                .isEqualTo(lead("c@x.example", new Email("c@x.example", null, true), B));
    }

    @Test
    void oneThatIsClearedIsGoneAndTheOthersStay() {
        assertThat(Primaries.agreed(lead(null, A, B), Set.of("email"))).isEqualTo(lead(null, B));
        assertThat(Primaries.agreed(lead(null, A), Set.of("email"))).isEqualTo(lead(null));
    }

    @Test
    void aListThatIsGivenAloneSaysWhichIsTheOne() {
        assertThat(Primaries.agreed(lead("a@x.example", B), Set.of("emails")))
                .isEqualTo(lead("b@x.example", new Email("b@x.example", "home", true)));
        assertThat(Primaries.agreed(lead("a@x.example"), Set.of("emails"))).isEqualTo(lead("a@x.example"));
    }

    @Test
    void whatNobodyGivesStaysAsItIs() {
        var before = lead("c@x.example", A, B);
        assertThat(Primaries.agreed(before, Set.of("name", "phone"))).isSameAs(before);
    }

    private static LeadDetails lead(@Nullable String email, Email... emails) {
        return Details.of(LeadDetails.class, "name", "Ann", "email", email, "emails", List.of(emails));
    }
}
