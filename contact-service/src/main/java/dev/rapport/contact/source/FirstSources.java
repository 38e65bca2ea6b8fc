package dev.rapport.contact.source;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.events.source.SourceDetails;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Sees to it that there are sources to choose from, before the service takes requests. Of several instances that start
 * together one makes each.
 */
final class FirstSources implements InitializingBean {

    /** The lists of people that salespeople go through. */
    private static final List<FirstSource> ALL = List.of(list("friends-family", "Friends and family"),
            list("individuals", "Individuals"), list("groups", "Groups"),
            list("influential-people", "Influential people"), list("publications", "Publications"),
            list("lost", "Lost customers"), list("competitor-customers", "Customers of competitors"),
            list("partners", "Partners"), other("web", "Web site"), other("event", "Event"),
            other("referral", "Referral"), other("phone", "Phone"), other("email", "E-mail"),
            other("social", "Social media"), other("advertisement", "Advertisement"), other("import", "Import"));

    private record FirstSource(String key, SourceDetails details) {

        UUID id() {
            return UUID.nameUUIDFromBytes(("source/" + key).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Commands commands;
    private final JdbcOperations jdbc;

    FirstSources(Commands commands, JdbcOperations jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    private static FirstSource list(String key, String name) {
        return new FirstSource(key, new SourceDetails(name, true, true));
    }

    private static FirstSource other(String key, String name) {
        return new FirstSource(key, new SourceDetails(name, false, true));
    }

    @Override
    public void afterPropertiesSet() {
        var there = new HashSet<>(jdbc.queryForList("select value from claim where scope = ?", String.class,
                Source.KEY));
        ALL.stream().filter(source -> !there.contains(source.key())).forEach(this::define);
    }

    private void define(FirstSource source) {
        try {
            commands.send(new DefineSource(source.id(), source.key(), source.details(), null),
                    WriteRequest.ofPlatform("first-start"));
        } catch (AggregateExistsException e) {
            // Another instance was quicker.
        }
    }
}
