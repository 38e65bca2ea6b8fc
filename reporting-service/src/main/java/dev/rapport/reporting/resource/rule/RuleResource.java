package dev.rapport.reporting.resource.rule;

import dev.rapport.events.field.FieldType;
import dev.rapport.events.rule.RuleActivated;
import dev.rapport.events.rule.RuleChanged;
import dev.rapport.events.rule.RuleCreated;
import dev.rapport.events.rule.RuleEvent;
import dev.rapport.events.rule.RuleRetired;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Rules: what follows when something happens to a record that fulfils a condition. */
@Component
final class RuleResource extends Resource<RuleEvent> {

    RuleResource() {
        super("rule", "rules", RuleEvent.class, 1);
        detail("kind").filtered().sorted();
        detail("entity").filtered();
        detail("name").searched().sorted().caseless();
        detail("order").sorted();
        detail("when");
        detail("then");
        field("revision").always();
        choice("status", "inactive", "active", "retired").means("Whether it has effect, has had, or will have")
                .filtered();
        derived("activatedAt", FieldType.INSTANT).means("Since when it has effect, or had").optional();
        titled("name");
        listed("order");
        readByEverybody();
    }

    @Override
    protected Told on(RuleEvent event) {
        return switch (event) {
            case RuleCreated e -> set(e.details()).and("revision", 1).and("status", "inactive").and("activatedAt",
                    null);
            case RuleChanged e -> set(e.details()).and("revision", e.revision());
            case RuleActivated e -> set("status", "active").and("activatedAt", e.occurredAt());
            case RuleRetired _ -> set("status", "retired");
        };
    }
}
