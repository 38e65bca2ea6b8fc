package dev.rapport.contact.rule;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.rule.Consequence;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.employee.Role;
import dev.rapport.events.rule.RuleActivated;
import dev.rapport.events.rule.RuleChanged;
import dev.rapport.events.rule.RuleCreated;
import dev.rapport.events.rule.RuleDetails;
import dev.rapport.events.rule.RuleEvent;
import dev.rapport.events.rule.RuleRetired;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** What follows when something has happened to a record that fulfils a condition. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Rule extends EventSourced<RuleEvent> {

    private RuleDetails details;
    private int revision;
    private boolean active;
    private boolean retired;

    Rule() {
        super(RuleEvent.class);
    }

    @CommandHandler
    Rule(CreateRule command, Context context) {
        this();
        Instant at = context.at(null);
        create(command.id(), new RuleCreated(checked(command.details()), at));
        if (command.active()) {
            record(new RuleActivated(at));
        }
    }

    @CommandHandler
    void change(ChangeRule command, Context context) {
        RuleRule.RULE_RETIRED.check(!retired);
        RuleDetails changed = checked(command.change().apply(details));
        if (!changed.equals(details)) {
            record(new RuleChanged(changed, revision + 1, context.at(null)));
        }
    }

    @CommandHandler
    void activate(ActivateRule command, Context context) {
        RuleRule.RULE_RETIRED.check(!retired);
        if (!active) {
            record(new RuleActivated(context.at(null)));
        }
    }

    @CommandHandler
    void retire(RetireRule command, Context context) {
        if (!retired) {
            record(new RuleRetired(context.at(null)));
        }
    }

    private static RuleDetails checked(RuleDetails given) {
        var kinds = EventCatalogue.aggregates();
        if (!kinds.contains(given.entity())) {
            throw new InvalidFieldException("entity", "must be one of " + String.join(", ", kinds));
        }
        // Which fields the records have knows only who reads them: a dry run checks the rest.
        Condition.requireShape("when", given.when());
        Consequence.requireShape("then", given.kind(), given.then());
        return Normal.details(given);
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Context context, Object command) {
        context.caller().require(Role.ADMIN, Role.MANAGER);
    }

    @Override
    protected void when(RuleEvent event) {
        switch (event) {
            case RuleCreated created -> {
                details = created.details();
                revision = 1;
            }
            case RuleChanged changed -> {
                details = changed.details();
                revision = changed.revision();
            }
            case RuleActivated _ -> active = true;
            case RuleRetired _ -> {
                active = false;
                retired = true;
            }
        }
    }
}
