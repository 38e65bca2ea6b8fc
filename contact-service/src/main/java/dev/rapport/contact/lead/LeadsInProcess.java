package dev.rapport.contact.lead;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Command;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.Injectable;
import dev.rapport.common.command.MergePatch;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.events.lead.LeadDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The way to leads for code that runs in the service's own process and is no HTTP request: {@code rapport bench}
 * measures through it what the service costs without HTTP. Nothing is checked here that the API checks before it makes
 * a command.
 */
public final class LeadsInProcess {

    private final Repository<Lead> repository;
    private final MergePatch mergePatch;
    private final Ownership ownership;
    private final Clock clock;
    private final Claims claims;

    public LeadsInProcess(ApplicationContext service) {
        repository = service.getBean(Configuration.class).repository(Lead.class);
        mergePatch = service.getBean(MergePatch.class);
        ownership = service.getBean(Ownership.class);
        clock = service.getBean(Clock.class);
        claims = service.getBeansOfType(Injectable.class).values().stream().map(Injectable::instance)
                .filter(Claims.class::isInstance).map(Claims.class::cast).findFirst().orElseThrow();
    }

    /** A command by which a lead comes in, to be sent with {@link dev.rapport.common.command.Commands}. */
    public static Command create(UUID id, LeadDetails details, UUID ownerId, Instant occurredAt) {
        return new CreateLead(id, details, ownerId, null, occurredAt);
    }

    /** A command by which the details of a lead change, to be sent in the same way. */
    public Command change(UUID id, JsonNode patch) {
        return new ChangeLeadDetails(id, mergePatch.change(patch, LeadDetails.class), null);
    }

    /**
     * Adds a new lead to the unit of work that is under way, which appends the events of all of its leads together.
     *
     * @param create made by {@link #create}
     * @param request what it belongs to
     */
    public void add(Command create, WriteRequest request) throws Exception {
        var context = new Context(request, ownership, clock);
        repository.newInstance(() -> new Lead((CreateLead) create, context, claims));
    }

    /** Loads a lead within the unit of work that is under way. */
    public void load(UUID id) {
        repository.load(id.toString());
    }
}
