package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @Test
    void aVersionIsAQuotedNumber() {
        assertThat(EntityTags.of(7)).isEqualTo("\"7\"");
        assertThat(EntityTags.version("\"7\"")).isEqualTo(7);
        assertThat(EntityTags.version("W/\"7\"")).isEqualTo(7);
        assertThat(EntityTags.version("\"7-Zm9v_YmFy-x\"")).isEqualTo(7);
    }

    @Test
    void noHeaderOrAStarAcceptsAnyVersion() {
        assertThat(EntityTags.version(null)).isNull();
        assertThat(EntityTags.version("*")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"\"", "\"x\"", "\"-7\"", "\"7-\"", "\"7 8\"", "\"1\", \"2\"", "\"1-a\", \"2\"",
            "\"99999999999999999999999999\"", "\""})
    void whatIsNoVersionIsRefused(String header) {
        assertThatThrownBy(() -> EntityTags.version(header)).isInstanceOf(ProblemException.class);
    }
}
