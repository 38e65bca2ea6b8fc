package dev.rapport.contact.policy;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.policy.AccessPolicyChanged;
import dev.rapport.events.policy.KindFields;
import dev.rapport.events.policy.KindLevels;
import dev.rapport.events.policy.Level;
import dev.rapport.events.policy.PolicyDetails;
import dev.rapport.events.policy.PolicyEvent;
import dev.rapport.events.policy.RoleFields;
import dev.rapport.events.policy.RoleLevels;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** The access policy, of which there is one. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Policy extends EventSourced<PolicyEvent> {

    private PolicyDetails details;

    Policy() {
        super(PolicyEvent.class);
    }

    @CommandHandler
    Policy(SetUpAccessPolicy command, Context context) {
        this();
        create(command.id(), new AccessPolicyChanged(command.details(), context.at(null)));
    }

    @CommandHandler
    void change(ChangeAccessPolicy command, Context context) {
        checkLevels("read", command.details().read());
        checkLevels("write", command.details().write());
        checkFields(command.details().hidden());
        PolicyRule.POLICY_LOCKS_OUT_ADMINS.check(isOpenToAdmins(command.details()));
        if (!command.details().equals(details)) {
            record(new AccessPolicyChanged(command.details(), context.at(null)));
        }
    }

    private static void checkLevels(String field, @Nullable RoleLevels roles) {
        if (roles != null) {
            EventFields.forEach(roles, (role, kinds) -> {
                if (kinds instanceof KindLevels given) {
                    EventFields.forEach(given, (kind, levels) -> {
                        if (levels instanceof List<?> codes && !Coded.codes(Level.class).containsAll(codes)) {
                            throw new InvalidFieldException(String.join(".", field, role, kind),
                                    "must be among " + String.join(", ", Coded.codes(Level.class)));
                        }
                    });
                }
            });
        }
    }

    /** What every record has is needed to tell records apart, and to decide who reads them. */
    private static void checkFields(@Nullable RoleFields roles) {
        if (roles != null) {
            EventFields.forEach(roles, (role, kinds) -> {
                if (kinds instanceof KindFields given) {
                    EventFields.forEach(given, (kind, fields) -> checkFields(String.join(".", "hidden", role, kind),
                            kind, fields));
                }
            });
        }
    }

    private static void checkFields(String path, String kind, @Nullable Object fields) {
        var choices = PolicyDetails.hideable(kind);
        if (fields instanceof List<?> names && !choices.containsAll(names)) {
            throw new InvalidFieldException(path, "must be among " + String.join(", ", choices));
        }
    }

    /** Whoever changes the policy is an active administrator, and can put right what others cannot. */
    private static boolean isOpenToAdmins(PolicyDetails details) {
        return isOpenToAdmins(details.read()) && isOpenToAdmins(details.write());
    }

    private static boolean isOpenToAdmins(@Nullable RoleLevels roles) {
        if (roles == null || roles.admin() == null) {
            return true;
        }
        var open = new HashMap<String, Boolean>();
        EventFields.forEach(roles.admin(), (kind, levels) -> open.put(kind,
                !(levels instanceof List<?> given) || given.contains(Level.ALL.code())));
        return !open.containsValue(false);
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Context context, Object command) {
        context.caller().require(Role.ADMIN);
    }

    @Override
    @SuppressWarnings("RefactorSwitch") // As in other aggregates: the next event will set something else.
    protected void when(PolicyEvent event) {
        switch (event) {
            case AccessPolicyChanged changed -> details = changed.details();
        }
    }
}
