package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatFieldsTest {

    private record Price(String amount) {}

    private record Details(String name, Price price, List<String> tags) {}

    private record Body(@JsonUnwrapped Details details, String note) {}

    private static final Body BODY = new Body(new Details("a", new Price("1"), List.of()), "b");

    @Test
    void detailsLieFlatInTheirBody() {
        assertThat(FlatFields.path(BODY, "details.name")).isEqualTo("name");
        assertThat(FlatFields.path(BODY, "details.price.amount")).isEqualTo("price.amount");
        assertThat(FlatFields.path(BODY, "details.tags[0].<list element>")).isEqualTo("tags[0].<list element>");
    }

    @Test
    void otherFieldsKeepTheirPath() {
        assertThat(FlatFields.path(BODY, "note")).isEqualTo("note");
        assertThat(FlatFields.path(BODY.details(), "price.amount")).isEqualTo("price.amount");
        assertThat(FlatFields.path(null, "details.name")).isEqualTo("details.name");
    }
}
