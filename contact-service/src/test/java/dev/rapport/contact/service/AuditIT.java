package dev.rapport.contact.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.testing.write.WriteService;
import dev.rapport.events.employee.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Security F8. What happens here stands in the topic of the audit log. */
class AuditIT {

    private static final String TOPIC = "rapport.audit";
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void administrationAndRefusalsAreNotedByIdsAlone() throws Exception {
        UUID employee = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        SERVICE.post("/api/employees", "{\"id\": \"" + employee + "\", \"name\": \"Wanda Watched\", \"email\": \""
                + employee + "@audit.example\", \"role\": \"rep\"}").send();
        SERVICE.post("/api/employees/" + employee + "/deactivate", "{}").send();
        SERVICE.post("/api/employees/" + employee + "/deactivate", "{}").by(stranger, Role.REP).send();
        SERVICE.post("/api/leads", "{\"name\": \"A\"}").token("nonsense").send();

        List<String> entries = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", WriteService.SERVERS.kafkaBootstrap(), "group.id", "audit-" + employee,
                        "auto.offset.reset", "earliest", "allow.auto.create.topics", "false"),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(entry -> entries.add(new String(entry.value(), StandardCharsets.UTF_8)));
                return entries.stream().anyMatch(entry -> entry.contains("\"reason\":\"unauthenticated\""));
            });
        }
        assertThat(entries).anySatisfy(entry -> assertThat(entry).contains("\"event\":\"administration\"",
                "\"action\":\"POST /api/employees\"", "\"target\":\"" + employee + "\""));
        assertThat(entries).anySatisfy(entry -> assertThat(entry).contains("\"event\":\"administration\"",
                "\"action\":\"POST /api/employees/{id}/deactivate\"", "\"target\":\"" + employee + "\""));
        assertThat(entries).anySatisfy(entry -> assertThat(entry).contains("\"event\":\"refused\"",
                "\"reason\":\"forbidden\"", "\"actor\":\"" + stranger + "\""));
        assertThat(entries).noneSatisfy(entry -> assertThat(entry).contains("Wanda"));
        assertThat(retention()).isEqualTo(Long.toString(Duration.ofDays(365).toMillis()));
    }

    private static String retention() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", WriteService.SERVERS.kafkaBootstrap()))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            var described = admin.describeConfigs(List.of(topic)).all().get().values();
            return described.iterator().next().get("retention.ms").value();
        }
    }
}
