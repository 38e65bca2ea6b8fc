package dev.rapport.interaction.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F75: whom a text names with {@code @}. */
class NamesInTextsTest {

    private static final List<Colleague> COLLEAGUES = new ArrayList<>();
    private static final List<String> NAMES = List.of("Anna", "Anna Bell", "Miriam Weiß", "张伟", "李 娜",
            "สมชาย ใจดี", "Kim", "Kim ", "สม");

    static {
        for (int i = 0; i < NAMES.size(); i++) {
            COLLEAGUES.add(new Colleague(new UUID(0, i), NamesInTexts.folded(NAMES.get(i)),
                    NamesInTexts.folded("person." + i)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"@Anna please call|Anna",
            "Call @anna bell, please|Anna Bell", "@ANNA  BELL!|Anna Bell", "@Annabel|", "@Anna-Lena|",
            "@Anna's turn|Anna", "@Anna. Thanks|Anna", "@anna.b|",
            "for @miriam weiß and @Anna|Anna,Miriam Weiß", "ask me@anna.example|",
            "@person.2 knows|Miriam Weiß", "@PERSON.2@rapport.example|", "＠张伟你好|张伟",
            "请@张伟@李娜看一下|张伟,李 娜",
            "ถาม@สมชายใจดีด้วย|สมชาย ใจดี",
            "@สมชาย ใจดี|สมชาย ใจดี",
            "@Kim|", "@nobody|", "@|", "anna|", "@ Anna|", "@สมุด|",
            "@สม ครับ|สม", "(@Anna)@Anna|Anna"})
    void namesAreFoundHoweverTheyAreWritten(String text, @Nullable String expected) {
        var named = NamesInTexts.find(List.of(text), COLLEAGUES).stream()
                .map(id -> NAMES.get((int) id.getLeastSignificantBits()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(",", -1))));
    }
}
