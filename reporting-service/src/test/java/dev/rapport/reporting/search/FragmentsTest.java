package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentsTest {

    @Test
    void anAddressIsFoundByAnyOfItsWordsOn() {
        assertThat(Fragments.ofAddress("Ada.Lovelace@Example.co.uk")).contains("ada.lovelace@example.co.uk",
                "lovelace@example.co.uk", "@example.co.uk", "example.co.uk", "co.uk");
    }

    /** Today 4. */
    @Test
    void anAddressIsFoundByAnyPart() {
        assertThat(Fragments.ofAddress("nok@siamfoods.example")).anyMatch(ending -> ending.startsWith("foods"));
    }

    /** Today 3. */
    @ParameterizedTest
    @ValueSource(strings = {"+66812349876", "+66 (0)81 234 9876", "tel:+66812349876", "+๖๖๘๑๒๓๔๙๘๗๖",
            "＋６６ ８１ ２３４ ９８７６"})
    void aNumberIsSoughtAsItIsKept(String typed) {
        assertThat(Fragments.sought(typed)).containsExactly("66812349876");
    }

    /** Today 3. */
    @ParameterizedTest
    @ValueSource(strings = {"0812349876", "๐๘๑๒๓๔๙๘๗๖", "０８１２３４９８７６", "(0)81‑234‑9876", "tel:081 234 9876"})
    void aNationalNumberIsSoughtByItsEnd(String typed) {
        assertThat(Fragments.sought(typed)).containsExactly("812349876");
    }

    @Test
    void anExtensionIsSoughtTogetherWithItsNumber() {
        assertThat(Fragments.ofPhone("+14155552671;ext=123")).contains("14155552671123", "55552671123", "2671123");
        assertThat(Fragments.sought("+1 415 555 2671 x123")).containsExactly("14155552671123");
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
