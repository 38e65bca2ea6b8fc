package dev.rapport.interaction.following;

import dev.rapport.common.command.Writes;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.common.projection.Arrival;
import dev.rapport.events.RecordReference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records are followed at their own addresses; what comes of it is a record of this service. */
@RestController
@Tag(name = "follows", description = "Who wants to know what happens to which record")
class FollowingController {

    private static final String FOLLOW = "By everybody who may read it. What others change, or log with it, is told in a notice; of what happens until that is read, none more is made. The id of the answer is that of the following.";
    private static final String UNFOLLOW = "Nothing more is told of it. 404 when it was never followed.";

    private final Followers followers;
    private final Arrival<WantedRecord> arrival;

    FollowingController(Followers followers, Arrival<WantedRecord> arrival) {
        this.followers = followers;
        this.arrival = arrival;
    }

    @PostMapping("/api/leads/{id}/follow")
    @Operation(operationId = "followLead", summary = "Follow a lead", description = FOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> followLead(@PathVariable UUID id, Writes writes) {
        return follow(new RecordReference("lead", id), writes);
    }

    @PostMapping("/api/contacts/{id}/follow")
    @Operation(operationId = "followContact", summary = "Follow a contact", description = FOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> followContact(@PathVariable UUID id, Writes writes) {
        return follow(new RecordReference("contact", id), writes);
    }

    @PostMapping("/api/accounts/{id}/follow")
    @Operation(operationId = "followAccount", summary = "Follow an account", description = FOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> followAccount(@PathVariable UUID id, Writes writes) {
        return follow(new RecordReference("account", id), writes);
    }

    @PostMapping("/api/deals/{id}/follow")
    @Operation(operationId = "followDeal", summary = "Follow a deal", description = FOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> followDeal(@PathVariable UUID id, Writes writes) {
        return follow(new RecordReference("deal", id), writes);
    }

    @PostMapping("/api/leads/{id}/unfollow")
    @Operation(operationId = "unfollowLead", summary = "Stop following a lead", description = UNFOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> unfollowLead(@PathVariable UUID id, Writes writes) {
        return unfollow(id, writes);
    }

    @PostMapping("/api/contacts/{id}/unfollow")
    @Operation(operationId = "unfollowContact", summary = "Stop following a contact", description = UNFOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> unfollowContact(@PathVariable UUID id, Writes writes) {
        return unfollow(id, writes);
    }

    @PostMapping("/api/accounts/{id}/unfollow")
    @Operation(operationId = "unfollowAccount", summary = "Stop following an account", description = UNFOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> unfollowAccount(@PathVariable UUID id, Writes writes) {
        return unfollow(id, writes);
    }

    @PostMapping("/api/deals/{id}/unfollow")
    @Operation(operationId = "unfollowDeal", summary = "Stop following a deal", description = UNFOLLOW)
    ResponseEntity<Map<String, @Nullable Object>> unfollowDeal(@PathVariable UUID id, Writes writes) {
        return unfollow(id, writes);
    }

    private ResponseEntity<Map<String, @Nullable Object>> follow(RecordReference about, Writes writes) {
        writes.caller().requireMayReadRecords();
        arrival.await(new WantedRecord(writes.caller(), about));
        UUID id = Following.id(writes.caller().employeeId(), about.id());
        if (!followers.isKnown(id)) {
            try {
                return writes.change(new FollowRecord(id, about));
            } catch (AggregateExistsException e) {
                // The same person has clicked twice.
            }
        }
        return writes.change(new FollowRecordAgain(id));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> unfollow(UUID recordId, Writes writes) {
        writes.caller().requireMayReadRecords();
        return writes.change(new UnfollowRecord(Following.id(writes.caller().employeeId(), recordId)));
    }
}
