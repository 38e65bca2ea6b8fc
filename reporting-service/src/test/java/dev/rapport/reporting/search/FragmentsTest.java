package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentsTest {

    @Test
    void anAddressIsFoundByAnyOfItsWordsOn() {
        assertThat(Fragments.ofEmail("Ada.Lovelace@Example.co.uk")).contains("ada.lovelace@example.co.uk",
                "lovelace@example.co.uk", "@example.co.uk", "example.co.uk", "co.uk");
    }

    @Test
    void aNumberIsFoundByAnyOfItsDigitsOn() {
        assertThat(Fragments.ofPhone("+66 81-234 5678")).contains("66812345678", "812345678", "5678")
                .doesNotContain("678");
    }

    @Test
    void aNumberMayBeTypedAsItIsDialled() {
        assertThat(Fragments.sought("081 234 5678")).containsExactly("812345678");
        assertThat(Fragments.sought("(0)21-987-6543")).containsExactly("219876543");
        assertThat(Fragments.sought("12")).isEmpty();
    }

    @Test
    void wordsAreLookedForAmongAddressesToo() {
        assertThat(Fragments.sought("Example")).containsExactly("example");
        assertThat(Fragments.sought("ex")).isEmpty();
        assertThat(Fragments.sought("two words")).isEmpty();
    }
}
