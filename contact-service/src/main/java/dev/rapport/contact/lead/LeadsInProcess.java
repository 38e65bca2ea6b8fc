package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import tools.jackson.databind.JsonNode;

/**
 * The way to leads for code that runs in the service's own process and is no HTTP request: {@code rapport bench}
 * measures through it what the service costs without HTTP. What the API checks before it makes a command is not
 * checked here.
 */
public final class LeadsInProcess {
    private final Repository<Lead> repository;

    public LeadsInProcess(Configuration axon) {
        repository = axon.repository(Lead.class);
    }

    /** A command by which a lead comes in, to be sent with {@link dev.rapport.common.command.Commands}. */
    public static Command create(UUID id, UUID ownerId, String name, String organisation, String email, String phone,
            String source, String interest, Instant occurredAt) {
        return new CreateLead(id, new LeadDetails(name, organisation, email, phone, source, interest), ownerId,
                occurredAt);
    }

    /** A command by which the details of a lead change, to be sent in the same way. */
    public static Command change(UUID id, JsonNode mergePatch, Instant occurredAt) {
        return new ChangeLeadDetails(id, mergePatch, occurredAt);
    }

    /**
     * Adds a new lead to the unit of work that is under way, which appends the events of all of its leads together.
     *
     * @param create made by {@link #create}
     */
    public void add(Command create) throws Exception {
        repository.newInstance(() -> new Lead((CreateLead) create));
    }

    /** Loads a lead within the unit of work that is under way. */
    public void load(UUID id) {
        repository.load(id.toString());
    }
}
