package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class OptionalLibrariesTest {

    /** Edges, data team 3 and 4. */
    @Test
    void catalogueSchemasAndExamplesNeedNeitherKafkaNorJackson() throws Exception {
        var jars = new URL[]{Path.of("target/classes").toUri().toURL(),
                NullMarked.class.getProtectionDomain().getCodeSource().getLocation()};
        try (var alone = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> alone.loadClass("tools.jackson.databind.JsonNode"))
                    .isInstanceOf(ClassNotFoundException.class);

            var catalogue = alone.loadClass(EventCatalogue.class.getName());

            assertThat(catalogue.getMethod("topics").invoke(null)).isEqualTo(EventCatalogue.topics());
            for (var type : EventCatalogue.all()) {
                assertThat(alone.loadClass(type.recordClass().getName()).isRecord()).isTrue();
                assertThat(alone.getResource(type.schemaPath().substring(1))).as(type.schemaPath()).isNotNull();
                assertThat(alone.getResource("examples/%s/%s/%d.json".formatted(type.aggregate(), type.simpleName(),
                        type.version()))).as(type.name()).isNotNull();
            }
            assertThat(alone.getResource("schemas/asyncapi.yaml")).isNotNull();
            assertThat(alone.getResource("records/second-form.json")).isNotNull();
        }
    }
}
