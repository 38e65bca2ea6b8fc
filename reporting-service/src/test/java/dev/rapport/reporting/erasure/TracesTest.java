package dev.rapport.reporting.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesTest {

    private static final UUID PERSON = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Traces TRACES = Traces.of(PERSON, List.of("Nok Éxample", "nok.e@siam.example", "+66812345678",
            "สมชาย ใจดี", "陈国华", "Nóra O’Brien-Müller"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"Pilot for Nok Example | Pilot for …", "Nok's pilot | … pilot",
            "NOK-EXAMPLE, pilot | …, pilot", "Module 77 | Module 77", "Knock example2 | Knock example2",
            "ask nok.e@siam.example today | ask … today", "call 081 234 5678 or +66 81-234-5678 | call … or …",
            "order 12345678901 | order 12345678901", "โครงการสมชายใหม่ | โครงการ…ใหม่", "与陈国华的合同 | 与…的合同",
            "O'Brien | …", "MÜLLER | …", "Brien and Obrien | Brien and …"})
    void namesAreTakenOutOfTextsHoweverTheyAreWritten(String text, String rest) {
        assertThat(TRACES.without(text)).isEqualTo(rest);
        assertThat(TRACES.without(rest)).isEqualTo(rest);
    }

    @Test
    void whatIsKeptCannotBeReadAndIsOfOnePersonOnly() {
        assertThat(TRACES.digests(PERSON).toString()).doesNotContainIgnoringCase("nok").doesNotContain("12345678");
        var other = UUID.fromString("01900000-0000-7000-8000-000000000002");
        assertThat(Traces.of(other, List.of("Nok")).digests(other))
                .doesNotContainAnyElementsOf(TRACES.digests(PERSON));
        assertThat(Traces.stored(PERSON, TRACES.digests(PERSON))).isEqualTo(TRACES);
    }

    @Test
    void oneTextCanNameSeveralPeople() {
        var other = UUID.fromString("01900000-0000-7000-8000-000000000002");
        var both = TRACES.plus(Traces.of(other, List.of("Ada Lovelace")));
        assertThat(both.without("Nok and Ada meet Grace")).isEqualTo("… and … meet Grace");
        assertThat(both.of(List.of(other)).without("Nok and Ada")).isEqualTo("Nok and …");
    }
}
