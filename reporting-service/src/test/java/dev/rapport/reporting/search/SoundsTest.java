package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {

    @Test
    void chineseIsSpeltInPinyin() {
        assertThat(Sounds.spelt("张伟")).containsExactly("zhang wei", "zhangwei", "wei");
        assertThat(Sounds.spelt("Li 李娜 Co")).containsExactly("li na", "lina", "na");
        assertThat(Sounds.spelt("Ann")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"สมชาย, somchai", "สมชาย, Som Chai", "คุณสมชายใจดี, somchai jaidee", "สมหญิง, somying",
            "กิตติศักดิ์, kittisak",
            "ปรีชา, preecha", "พงศ์เทพ, phongthep", "วนิดา, wanida"})
    void thaiIsFoundByItsConsonants(String name, String written) {
        assertThat(Sounds.sought(written)).as(written).hasSize(1);
        assertThat(Sounds.ofThai(name)).as(name)
                .anyMatch(sounds -> sounds.startsWith(Sounds.sought(written).getFirst()));
    }

    @Test
    void whatSaysTooLittleIsNotLookedFor() {
        assertThat(Sounds.sought("ann")).isEmpty();
        assertThat(Sounds.sought("สมชาย")).isEmpty();
        assertThat(Sounds.sought("66812")).isEmpty();
    }
}
