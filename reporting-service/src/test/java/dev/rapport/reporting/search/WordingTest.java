package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    /** Today 3 and 4. */
    @ParameterizedTest
    @CsvSource({"陳國華,陈国华", "Ｓｉａｍ,Siam", "๒๕๖๙,2569", "Gro\u0308ning,Gröning", "น้ำ,น้ำ", "น\u0E4D\u0E49า,น้ำ"})
    void whatReadersTakeForTheSameIsTheSame(String one, String other) {
        assertThat(Wording.plain(one)).isEqualTo(Wording.plain(other));
    }

    /** Today 4. */
    @ParameterizedTest
    @CsvSource({"Müllerström,Muellerstroem", "Müllerström,Mullerstrom", "\"O'Bryan\",OBryan", "O’Bryan,obryan",
            "Ærø,Aeroe", "Ålborg,Aalborg", "Strauß,strauß", "Łódź,łodz"})
    void soAreWordsThatAreSpeltOut(String one, String other) {
        assertThat(Wording.loose(Wording.plain(one.replace("\"", "")))).isEqualTo(Wording.loose(Wording.plain(other)));
    }

    @Test
    void theDictionaryKeepsItsVowels() {
        assertThat(Wording.plain("ทำงาน")).isEqualTo("ทำงาน");
    }
}
