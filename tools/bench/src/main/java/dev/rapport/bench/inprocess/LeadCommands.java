package dev.rapport.bench.inprocess;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.Fingerprint;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.command.Writes;
import dev.rapport.common.security.Caller;
import dev.rapport.contact.lead.LeadsInProcess;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Makes the commands of leads, one after the other, and the requests that they belong to. */
final class LeadCommands {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicLong number = new AtomicLong();
    private final LeadsInProcess leads;
    private final UUID owner;

    LeadCommands(LeadsInProcess leads, UUID owner) {
        this.leads = leads;
        this.owner = owner;
    }

    /** Terms as those of a request of the owner. */
    WriteRequest request() {
        return new WriteRequest(new Caller(owner, Set.of(Role.REP)), null, null, Fingerprint.NONE,
                UUID.randomUUID().toString(),
                null);
    }

    Command create() {
        long next = number.getAndIncrement();
        return LeadsInProcess.create(Writes.newId(),
                Details.of(LeadDetails.class, "name", "Somchai Jaidee " + next, "organisation",
                        "Siam Trading " + next + " Co., Ltd.", "email", "lead" + next + "@bench.example", "phone",
                        "+66812345678", "source", "web", "interest",
                        "Wants to see the warehouse module, " + UUID.randomUUID()),
                owner, Instant.now());
    }

    Command change(UUID lead) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return leads.change(lead, JSON.readTree("{\"interest\":\"Wants an offer for two warehouses, "
                + new UUID(random.nextLong(), random.nextLong()) + "\"}"));
    }
}
