package dev.rapport.reporting.resource.notice;

import dev.rapport.events.field.FieldType;
import dev.rapport.events.notice.NoticeEvent;
import dev.rapport.events.notice.NoticeRaised;
import dev.rapport.events.notice.NoticeRead;
import dev.rapport.events.notice.NoticeRenewed;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Notices: what people are told of, each read by its recipient alone. */
@Component
final class NoticeResource extends Resource<NoticeEvent> {

    NoticeResource() {
        super("notice", "notices", NoticeEvent.class, 1);
        choice("state", "unread", "read").means("Whether its recipient has read it").filtered();
        field("kind").filtered();
        field("about");
        reference("aboutId", "lead", "contact", "account", "deal", "interaction")
                .means("The record that it is about, to filter by and to be named").filtered();
        field("customerId").filtered();
        field("reasonKey");
        field("recipientId");
        field("byId");
        derived("raisedAt", FieldType.INSTANT).means("When it was raised, or the last time again").filtered().sorted();
        derived("readAt", FieldType.INSTANT).means("When it was read").optional();
        listed("-raisedAt");
        ownedBy("recipientId");
        isPrivate();
    }

    @Override
    protected Told on(NoticeEvent event) {
        return switch (event) {
            case NoticeRaised e -> set("state", "unread").and("kind", e.kind()).and("about", e.about())
                    .and("aboutId", e.about().id()).and("customerId", e.customerId()).and("reasonKey", e.reasonKey())
                    .and("recipientId", e.recipientId()).and("byId", e.byId()).and("raisedAt", e.occurredAt())
                    .and("readAt", null);
            case NoticeRenewed e -> set("state", "unread").and("byId", e.byId()).and("raisedAt", e.occurredAt())
                    .and("readAt", null);
            case NoticeRead e -> set("state", "read").and("readAt", e.occurredAt());
        };
    }
}
