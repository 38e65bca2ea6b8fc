package dev.rapport.reporting.resource.following;

import dev.rapport.events.field.FieldType;
import dev.rapport.events.following.FollowingEvent;
import dev.rapport.events.following.RecordFollowed;
import dev.rapport.events.following.RecordUnfollowed;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Followings: who wants to know what happens to which record, each read by that person alone. */
@Component
final class FollowingResource extends Resource<FollowingEvent> {

    FollowingResource() {
        super("following", "follows", FollowingEvent.class, 1);
        field("about");
        reference("aboutId", "lead", "contact", "account", "deal")
                .means("The record that is followed, to filter by and to be named").filtered();
        field("employeeId");
        derived("since", FieldType.INSTANT).means("Since when it is followed, or was the last time").filtered()
                .sorted();
        archivable();
        listed("-since");
        ownedBy("employeeId");
        isPrivate();
    }

    @Override
    protected Told on(FollowingEvent event) {
        return switch (event) {
            case RecordFollowed e -> set("about", e.about()).and("aboutId", e.about().id())
                    .and("employeeId", e.employeeId()).and("since", e.occurredAt()).archiving(e, null);
            case RecordUnfollowed e -> told().archiving(e, null);
        };
    }
}
