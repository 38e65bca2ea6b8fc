package dev.rapport.bench.inside;

import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.lead.LeadDetails;

/**
 * The commands of a lead. No module may depend on a service, so they are found by name: contact-service's class path is
 * that of this process.
 */
final class Lead {
    private static final String PACKAGE = "dev.rapport.contact.lead.";

    private final AtomicLong number = new AtomicLong();
    private final UUID owner;
    private final Class<?> aggregate;
    private final Constructor<?> create;
    private final Constructor<?> change;
    private final Constructor<?> fresh;

    Lead(UUID owner) {
        this.owner = owner;
        try {
            aggregate = Class.forName(PACKAGE + "Lead");
            create = constructor("CreateLead", UUID.class, LeadDetails.class, UUID.class, Instant.class);
            change = constructor("ChangeLeadDetails", UUID.class, Change.class);
            fresh = constructor("Lead", create.getDeclaringClass(), Context.class);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    private static Constructor<?> constructor(String type, Class<?>... parameters)
            throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(PACKAGE + type).getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    private static IllegalStateException changed(ReflectiveOperationException e) {
        return new IllegalStateException("contact-service has other commands than this knows", e);
    }

    Class<?> aggregate() {
        return aggregate;
    }

    /** Terms as those of a request of the owner. */
    WriteRequest request() {
        return new WriteRequest(new Caller(owner, Set.of(Role.REP)), null, null, "", UUID.randomUUID().toString(),
                null);
    }

    Command create() {
        long next = number.getAndIncrement();
        try {
            var given = new LeadDetails("Somchai Jaidee " + next, "Siam Trading " + next + " Co., Ltd.",
                    "lead" + next + "@bench.example", "+66812345678", "web",
                    "Wants to see the warehouse module, " + UUID.randomUUID());
            return (Command) create.newInstance(Writes.newId(), given, owner, Instant.now());
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    Command change(UUID lead) {
        try {
            var interest = "Wants an offer for two warehouses, "
                    + new UUID(ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong());
            Change<LeadDetails> to = before -> new LeadDetails(before.name(), before.organisation(), before.email(),
                    before.phone(), before.source(), interest);
            return (Command) change.newInstance(lead, to);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
    }

    /** The aggregate itself, within a unit of work. */
    Object fresh(Command command, Context context) throws Exception {
        return fresh.newInstance(command, context);
    }
}
