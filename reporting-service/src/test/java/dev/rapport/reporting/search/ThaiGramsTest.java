package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThaiGramsTest {

    @Test
    void aPieceOfTextIsAPhraseOfPairs() {
        assertThat(ThaiGrams.phrase("สมชาย").strip()).isEqualTo("สม มช ชา าย");
        assertThat(ThaiGrams.of("คุณสมชาย")).contains(ThaiGrams.phrase("สมชาย"));
    }

    @Test
    void aPhraseDoesNotReachOverAnythingElse() {
        assertThat(ThaiGrams.of("สม ชาย")).doesNotContain("มช").contains("|");
    }

    @Test
    void otherLanguagesHaveNone() {
        assertThat(ThaiGrams.of("Somchai 王小明")).isEmpty();
        assertThat(ThaiGrams.rest("สมชาย Acme")).isEqualTo("Acme");
    }
}
