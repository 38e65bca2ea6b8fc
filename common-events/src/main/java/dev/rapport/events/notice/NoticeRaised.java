package dev.rapport.events.notice;

import dev.rapport.events.RecordReference;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told of something. The id of the notice follows from its kind, its reason and its recipient: what is told
 * a second time is no second notice.
 */
public record NoticeRaised(
        @Reference("employee") @Description("Who is told") UUID recipientId,
        @Choice(NoticeKind.class) @Description("Why: the person was mentioned, got a record, or follows one") String kind,
        @Description("The record that it is about") RecordReference about,
        @Nullable @Reference( {
                "contact", "account",
                "lead"}) @Description(value = "The customer whom the record belongs to, or is", absent = "it belongs to none") UUID customerId,
        @Description(value = "What is told once only, among notices of a kind to one person", example = "interaction:01900000-0000-7000-8000-0000000000e1") String reasonKey,
        @Nullable @Reference("employee") @Description(value = "Who did what is told", absent = "the platform did it") UUID byId,
        Instant occurredAt) implements NoticeEvent{}
