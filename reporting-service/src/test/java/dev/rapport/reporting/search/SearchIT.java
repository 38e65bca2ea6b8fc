package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.common.web.ProblemException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SearchIT {

    private static final List<String> ALL = TestResources.ALL.searchedKinds();
    private static final UUID DUPLICATE = Given.id();
    private static final UUID SURVIVOR = Given.id();
    private static final UUID EMPLOYEE = Given.id();

    private static SearchStore search = new SearchStore(TestIndex.of(new SearchFold(TestResources.ALL)).reader(),
            TestResources.ALL);

    @BeforeAll
    static void records() {
        var history = new History();
        var at = history.now();
        history.record(Given.id(), Given.contact("คุณสมชายใจดี", "somchai.j@siam-trade.co.th", "+66812345678", at));
        history.record(Given.id(), Given.contact("สมหญิง รักไทย", null, null, at));
        history.record(Given.id(), Given.contact("王小明", "xm.wang@huawei.example", null, at));
        history.record(Given.id(), Given.account("华为技术有限公司", at));
        history.record(Given.id(), Given.account("中华电信", at));
        history.record(Given.id(), Given.account("บริษัท สยามการค้า จำกัด", at));
        history.record(Given.id(), Given.lead("José Núñez", "Café <b>Lisboa</b> & Sons", null, "+351 21 987 6543", at));
        history.record(Given.id(), Given.contact("陳國華", null, null, at));
        history.record(Given.id(), Given.contact("Hans Müllerström", null, null, at));
        history.record(Given.id(), Given.contact("Greta Oelschlaeger", null, null, at));
        history.record(Given.id(), Given.contact("Nora O'Bryan", "nora@siamfoods.example", null, at));
        history.record(Given.id(), Given.contact("Ulf Gröning", null, "+66812349876", at));
        history.record(Given.id(), Given.contact("Ex Tension", null, "+14155552671;ext=123", at));
        history.record(EMPLOYEE, new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", "Mali Wong", "email", "mali@staff.example", "role", "rep",
                        "team", "North"),
                at));
        var customer = Given.id();
        history.record(Given.id(), Given.deal("GTX Pro", customer, "talk", null, null, Given.REN, at));
        history.record(Given.id(), Given.deal("GTX Plus Pro", customer, "talk", null, null, Given.REN, at));
        history.record(Given.id(),
                Given.call(customer, "We talked about their meetings with <script>alert(1)</script> suppliers", at));
        history.record(Given.id(),
                Given.deal("Running shoes for retailers", customer, "talk", null, null, Given.REN, at));
        history.record(SURVIVOR, Given.contact("Grace Hopper", null, null, at));
        history.record(DUPLICATE, Given.contact("Grace Brewster Murray", null, null, at));
        history.record(DUPLICATE, new ContactMergedInto(SURVIVOR, at));
        var lead = Given.id();
        var forgotten = Given.id();
        history.record(lead, Given.lead("Alan Forgotten", "Bletchley", "alan@bletchley.example", null, at));
        history.record(forgotten, Given.contactOf(lead, "Alan Forgotten", at));
        history.record(Given.id(), Given.call(forgotten, "Cryptology with the forgotten one", at));
        history.record(forgotten, new ContactErased("asked", at));
        search = new SearchStore(
                TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible().reader(),
                TestResources.ALL);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
            // English: case, accents, stems, beginnings
            "jose nunez, José Núñez", "CAFE, José Núñez", "meeting, We talked*", "supplier talking, We talked*",
            "run shoe, Running shoes for retailers", "retail, Running shoes for retailers",
            "nuñ, José Núñez", "lisboa sons, José Núñez",
            // Chinese: words inside of names that are written without spaces
            "华为, 华为技术有限公司", "技术, 华为技术有限公司", "王小明, 王小明", "小明, 王小明", "电信, 中华电信",
            // Thai: words inside of text that is written without spaces
            "สมชาย, คุณสมชายใจดี", "ใจดี, คุณสมชายใจดี", "สมหญิง, สมหญิง รักไทย", "สยาม, บริษัท สยามการค้า จำกัด",
            "การค้า, บริษัท สยามการค้า จำกัด", "ชายใจ, คุณสมชายใจดี", "สมหญิงรักไทย, สมหญิง รักไทย",
            "สมชาย somchai, คุณสมชายใจดี", "siam somchai, คุณสมชายใจดี", "คุณสมชาย ใจดี, คุณสมชายใจดี",
            // E-mail addresses and phone numbers, whole and in part
            "somchai.j@siam-trade.co.th, คุณสมชายใจดี", "siam-trade, คุณสมชายใจดี", "siam-trade.co.th, คุณสมชายใจดี",
            "@huawei.example, 王小明", "xiaoming, 王小明", "wang xiao, 王小明", "guohua, 陳國華", "guo hua, 陳國華",
            "chen guo, 陳國華", "somying rakthai, สมหญิง รักไทย", "+66 81 234 5678, คุณสมชายใจดี",
            "081-234-5678, คุณสมชายใจดี", "5678, คุณสมชายใจดี",
            "0219876543, José Núñez"})
    void finds(String text, String expected) {
        var titles = titles(text);
        if (expected.endsWith("*")) {
            assertThat(titles).first().asString().startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(titles).first().isEqualTo(expected);
        }
    }

    /** Today 3 and 4. */
    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({"陈国华, 陳國華", "陳國華, 陳國華", "国华, 陳國華", "Muellerstroem, Hans Müllerström",
            "muellerstr, Hans Müllerström", "Mullerstrom, Hans Müllerström", "Ölschläger, Greta Oelschlaeger",
            "OBryan, Nora O'Bryan", "O’Bryan, Nora O'Bryan", "foods, Nora O'Bryan", "siamfoods, Nora O'Bryan",
            "Gro\u0308ning, Ulf Gröning", "๐๘๑๒๓๔๙๘๗๖, Ulf Gröning", "０８１２３４９８７６, Ulf Gröning",
            "+66 (0)81 234 9876, Ulf Gröning", "tel:+66812349876, Ulf Gröning", "ｎｏｒａ, Nora O'Bryan",
            "+1 415 555 2671 x123, Ex Tension", "4155552671, Ex Tension", "mali, Mali Wong"})
    void whatIsEqualForAReaderIsFound(String text, String expected) {
        assertThat(titles(text)).containsExactly(expected);
    }

    /** Today 4. */
    @Test
    void aQuotedPhraseIsFoundInItsOrder() {
        assertThat(titles("GTX Pro")).containsExactlyInAnyOrder("GTX Pro", "GTX Plus Pro");
        assertThat(titles("\"GTX Pro\"")).containsExactly("GTX Pro");
        assertThat(titles("“gtx plus” pro")).containsExactly("GTX Plus Pro");
        assertThat(titles("\"Pro GTX\"")).isEmpty();
        assertThat(titles("\"国华\"")).containsExactly("陳國華");
        assertThat(titles("\"GTX Pro")).contains("GTX Pro");
    }

    /** Today 4. */
    @Test
    void anIdFindsItsRecord() {
        assertThat(search.find(EMPLOYEE.toString().toUpperCase(Locale.ROOT), ALL, TestReaders.ADMIN, 10, null).items())
                .extracting(SearchResults.SearchHit::type, SearchResults.SearchHit::id)
                .containsExactly(tuple("employee", EMPLOYEE));
        assertThat(titles(SURVIVOR.toString())).containsExactly("Grace Hopper");
    }

    @ParameterizedTest(name = "{0} finds nothing")
    @CsvSource({"电华", "明小", "技华", "ชายสม", "supplier retailer", "0899999999", "nobody@nowhere.example", "'\"('", "alan",
            "bletchley", "cryptology", "alan@bletchley.example"})
    void findsNothing(String text) {
        assertThat(titles(text)).isEmpty();
    }

    @Test
    void marksWhatWasFoundAndEscapesEverythingElse() {
        var lead = search.find("lisboa", ALL, TestReaders.ADMIN, 10, null).items().getFirst();
        assertThat(lead.highlights().get("organisation"))
                .containsExactly("Café &lt;b&gt;<em>Lisboa</em>&lt;&#x2F;b&gt; &amp; Sons");

        var interaction = search.find("suppliers", ALL, TestReaders.ADMIN, 10, null).items().getFirst();
        assertThat(interaction.highlights().get("summary")).singleElement().asString()
                .contains("<em>suppliers</em>").contains("&lt;script&gt;").doesNotContain("<script>");

        assertThat(search.find("สมชาย", ALL, TestReaders.ADMIN, 10, null).items().getFirst().highlights().get("name"))
                .containsExactly("คุณ<em>สมชาย</em>ใจดี");
        assertThat(search.find("华为", List.of("account"), TestReaders.ADMIN, 10, null).items().getFirst().highlights()
                .get("name"))
                .containsExactly("<em>华为</em>技术有限公司");
    }

    @Test
    void marksPartsOfWords() {
        assertThat(search.find("345678", ALL, TestReaders.ADMIN, 10, null).items().getFirst().highlights().get("phone"))
                .containsExactly("+66812<em>345678</em>");
    }

    /** Today 7. */
    @ParameterizedTest
    @ValueSource(strings = {"hopper", "murray", "grace b", "brewster", "grace hopper"})
    void whoWasMergedIsFoundOnceByWhatEitherRecordSays(String text) {
        assertThat(search.find(text, ALL, TestReaders.ADMIN, 10, null).items())
                .extracting(SearchResults.SearchHit::id, SearchResults.SearchHit::title)
                .containsExactly(tuple(SURVIVOR, "Grace Hopper"));
        assertThat(search.find("murray", ALL, TestReaders.ADMIN, 10, null).items().getFirst().highlights().get("name"))
                .containsExactly("Grace Brewster <em>Murray</em>");
    }

    /** Today 7. */
    @Test
    void whoWasMergedTwiceIsFoundAsTheLastRecordAndNoMoreWhenSeparatedAgain() {
        var history = new History();
        var first = Given.id();
        var second = Given.id();
        var last = Given.id();
        history.record(first, Given.contact("Mira Oldname", null, "+66812345678", history.now()));
        history.record(second, Given.contact("Mira Middle", null, null, history.now()));
        history.record(last, Given.contact("Mira", null, null, history.now()));
        history.record(first, new ContactMergedInto(second, history.now()));
        history.record(second, new ContactMergedInto(last, history.now()));
        var written = TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible();
        var store = new SearchStore(written.reader(), TestResources.ALL);
        for (var text : List.of("oldname", "middle", "mira", "0812345678", first.toString())) {
            assertThat(store.find(text, ALL, TestReaders.ADMIN, 10, null).items()).as(text)
                    .extracting(SearchResults.SearchHit::id)
                    .containsExactly(last);
        }
        int from = history.size();
        history.record(first, new ContactUnmergedFrom(second, history.now()));
        written.apply(history.since(from)).visible();
        assertThat(store.find("oldname", ALL, TestReaders.ADMIN, 10, null).items())
                .extracting(SearchResults.SearchHit::id)
                .containsExactly(first);
    }

    /** Today 1 and 7. */
    @Test
    void whoWasMergedComesOnceWhilePaging() {
        var history = new History();
        var survivors = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            var survivor = Given.id();
            var duplicate = Given.id();
            survivors.add(survivor);
            history.record(survivor, Given.contact("Twin " + i, null, null, history.now()));
            history.record(duplicate, Given.contact("Twin Double " + i, null, null, history.now()));
            history.record(duplicate, new ContactMergedInto(survivor, history.now()));
        }
        var store = new SearchStore(
                TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible().reader(),
                TestResources.ALL);
        var seen = new ArrayList<UUID>();
        @Nullable
        String cursor = null;
        do {
            var page = store.find("double", ALL, TestReaders.ADMIN, 2, cursor);
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(survivors);
    }

    @Test
    void looksOnlyAtTheTypesAskedFor() {
        assertThat(search.find("grace", List.of("lead"), TestReaders.ADMIN, 10, null).items()).isEmpty();
    }

    @Test
    void pagesThroughEverythingOnce() {
        var history = new History();
        for (int i = 0; i < 25; i++) {
            history.record(Given.id(), Given.contact("Twin " + i % 3, null, null, history.now()));
        }
        var store = new SearchStore(
                TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible().reader(),
                TestResources.ALL);
        var seen = new ArrayList<String>();
        @Nullable
        String cursor = null;
        do {
            var page = store.find("twin", ALL, TestReaders.ADMIN, 4, cursor);
            page.items().forEach(item -> seen.add(item.id().toString()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(25).hasSameSizeAs(new HashSet<>(seen));
    }

    /** Today 1. */
    @Test
    void writesWhilePagingNeitherRepeatNorHideARecordAndTheWalkEnds() {
        var history = new History();
        var atTheStart = new ArrayList<String>();
        for (int i = 1; i <= 7; i++) {
            var id = Given.id();
            history.record(id, Given.account("kelva " + i, history.now()));
            atTheStart.add(id.toString());
        }
        var written = TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible();
        var store = new SearchStore(written.reader(), TestResources.ALL);
        var seen = new ArrayList<String>();
        @Nullable
        String cursor = null;
        int pages = 0;
        do {
            var page = store.find("kelva", ALL, TestReaders.ADMIN, 3, cursor);
            page.items().forEach(item -> seen.add(item.id().toString()));
            cursor = page.next();
            int from = history.size();
            history.record(Given.id(), Given.account("kelva", history.now()));
            history.record(Given.id(), Given.account("kelva kelva kelva", history.now()));
            written.apply(history.since(from)).visible();
        } while (cursor != null && ++pages < 10);

        assertThat(seen).containsAll(atTheStart).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(9);
        assertThat(cursor).isNull();
    }

    /** A snapshot still holds what has been erased since; nobody is shown it. */
    @Test
    void whoIsErasedWhilePagingIsShownNoMore() {
        var history = new History();
        for (int i = 0; i < 6; i++) {
            history.record(Given.id(), Given.contact("Mira " + i, null, null, history.now()));
        }
        var written = TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible();
        var store = new SearchStore(written.reader(), TestResources.ALL);
        var second = store.find("mira", ALL, TestReaders.ADMIN, 2,
                store.find("mira", ALL, TestReaders.ADMIN, 2, null).next());
        int from = history.size();
        history.events().stream().map(EventEnvelope::aggregateId).distinct().toList()
                .forEach(id -> history.record(id, new ContactErased("asked", history.now())));
        written.apply(history.since(from)).visible();

        assertThat(store.find("mira", ALL, TestReaders.ADMIN, 2, second.next()).items()).isEmpty();
    }

    @Test
    void aCursorThatHasExpiredIsRefused() {
        var unknown = new SearchCursor(List.of(), "AAAA", JsonMapper.shared().readTree("[1.0, \"x\", 1]"))
                .encode("search|twin|" + ALL);

        assertThatThrownBy(() -> search.find("twin", ALL, TestReaders.ADMIN, 4, unknown)).isInstanceOfSatisfying(
                ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
    }

    private static List<String> titles(String text) {
        return search.find(text, ALL, TestReaders.ADMIN, 10, null).items().stream().map(SearchResults.SearchHit::title)
                .toList();
    }
}
