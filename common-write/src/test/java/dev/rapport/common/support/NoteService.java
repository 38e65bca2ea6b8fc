package dev.rapport.common.support;

import dev.rapport.common.command.AggregateType;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Commands;
import dev.rapport.common.command.Fingerprint;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.command.Written;
import dev.rapport.common.security.Caller;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An instance of a service with notes, on the shared embedded servers. */
public final class NoteService implements AutoCloseable {

    public static final LocalServers SERVERS = LocalServers.shared(Server.POSTGRESQL, Server.KAFKA);

    private final ConfigurableApplicationContext context;

    private NoteService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        AggregateType<Note> note() {
            return new AggregateType<>(Note.class);
        }
    }

    /** Starts an instance; properties as {@code name=value}. */
    public static NoteService start(String... properties) {
        return start(Application.class, properties);
    }

    /** Starts an instance with more beans. */
    public static NoteService start(Class<?> more, String... properties) {
        var all = new ArrayList<>(List.of("spring.application.name=contact-service", "server.port=0",
                "management.server.port=-1",
                "spring.config.import=classpath:rapport-write.yaml",
                "spring.datasource.url=" + SERVERS.jdbcUrl("contact"),
                "rapport.kafka.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "spring.datasource.password=" + LocalServers.PASSWORD,
                "rapport.security.issuer-uri=http://127.0.0.1:1", "rapport.publishing.leader-retry=200ms",
                "logging.structured.format.console="));
        all.addAll(List.of(properties));
        return new NoteService(new SpringApplicationBuilder(Application.class, more)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    public Written send(Command command) {
        return send(command, null, null);
    }

    public Written send(Command command, @Nullable String idempotencyKey, @Nullable Long expectedVersion) {
        String fingerprint = command.getClass().getSimpleName() + command.hashCode();
        return context.getBean(Commands.class).send(command, new WriteRequest(Caller.system(), expectedVersion,
                idempotencyKey, new Fingerprint(fingerprint, fingerprint), "test", null));
    }

    public Written write(String text) {
        return send(new Note.Write(UUID.randomUUID(), text, UUID.randomUUID()));
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
