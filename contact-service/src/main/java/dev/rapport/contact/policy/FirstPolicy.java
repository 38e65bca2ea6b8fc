package dev.rapport.contact.policy;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.events.policy.KindLevels;
import dev.rapport.events.policy.Level;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.events.policy.RoleLevels;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Sees to it that there is an access policy, before the service takes requests. A new installation begins with one by
 * which people see what they, their teams and those below them work on, and every customer; one that has been there
 * before there were policies goes on as it was. Of several instances that start together one makes it.
 */
final class FirstPolicy implements InitializingBean {

    static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private static final List<String> EVERYTHING = levels(Level.ALL);
    private static final List<String> NEAR = levels(Level.OWN, Level.TEAM, Level.BELOW);

    private static final KindLevels SELLERS = new KindLevels(NEAR, EVERYTHING, EVERYTHING, NEAR, NEAR);

    static final PolicyDetails OF_A_NEW_INSTALLATION = new PolicyDetails(new RoleLevels(null, SELLERS, SELLERS,
            new KindLevels(levels(Level.OWN), EVERYTHING, EVERYTHING, levels(Level.OWN), EVERYTHING),
            new KindLevels(EVERYTHING, EVERYTHING, EVERYTHING, levels(Level.OWN), levels(Level.OWN, Level.TEAM)),
            null), null, null, null);

    static final PolicyDetails AS_BEFORE = new PolicyDetails(null, null, null, null);

    private final Commands commands;
    private final JdbcOperations jdbc;

    FirstPolicy(Commands commands, JdbcOperations jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    private static List<String> levels(Level... levels) {
        return Stream.of(levels).map(Level::code).toList();
    }

    @Override
    public void afterPropertiesSet() {
        if (holds("select exists (select from event where aggregate_id = ?)", ID)) {
            return;
        }
        boolean isNew = !holds("select exists (select from event)");
        try {
            commands.send(new SetUpAccessPolicy(ID, isNew ? OF_A_NEW_INSTALLATION : AS_BEFORE),
                    WriteRequest.ofPlatform("first-start"));
        } catch (AggregateExistsException e) {
            // Another instance was quicker.
        }
    }

    private boolean holds(String question, Object... values) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class, values));
    }
}
