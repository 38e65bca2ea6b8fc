package dev.rapport.common.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Security F7. One connection for all clients, with TLS and SASL. */
class KafkaConnectionTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class));

    @Test
    void whatTheClientLibraryKnowsIsPassedThrough() {
        service.withPropertyValues("rapport.kafka.bootstrap-servers=broker:9093",
                "rapport.kafka.properties.security.protocol=SASL_SSL",
                "rapport.kafka.properties.sasl.mechanism=SCRAM-SHA-512").run(context -> {
                    var config = context.getBean(KafkaConnection.class).client(Map.of("acks", "all"));
                    assertThat(config).containsOnly(Map.entry("bootstrap.servers", "broker:9093"),
                            Map.entry("security.protocol", "SASL_SSL"), Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                            Map.entry("acks", "all"));
                });
    }

    @Test
    void variablesOfTheEnvironmentSayItToo() {
        var environment = new HashMap<String, Object>();
        environment.put("RAPPORT_KAFKA", "broker:9093");
        environment.put("RAPPORT_KAFKA_BOOTSTRAPSERVERS", "broker:9093");
        environment.put("RAPPORT_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL");
        service.withInitializer(context -> context.getEnvironment().getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment))).run(context -> {
                    var config = context.getBean(KafkaConnection.class).client(Map.of());
                    assertThat(config).containsOnly(Map.entry("bootstrap.servers", "broker:9093"),
                            Map.entry("security.protocol", "SSL"));
                });
    }

    @Test
    void whatKeepsAClientCorrectCannotBeOverruled() {
        var connection = new KafkaConnection("broker:9093", Map.of("acks", "0", "bootstrap.servers", "elsewhere:9092"));

        assertThat(connection.client(Map.of("acks", "all"))).containsEntry("acks", "all")
                .containsEntry("bootstrap.servers", "broker:9093");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new KafkaConnection("broker:9093", Map.of("ssl.key.password", "hush"))).asString()
                .doesNotContain("hush");
    }

    @Test
    void itMustBeSaidWhereTheBrokersAre() {
        service.run(context -> assertThat(context).hasFailed());
    }
}
