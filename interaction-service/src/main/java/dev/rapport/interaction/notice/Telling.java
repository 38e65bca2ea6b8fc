package dev.rapport.interaction.notice;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.events.RecordReference;
import dev.rapport.events.notice.NoticeKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is to be told of something, if they may know of it.
 *
 * @param about
 *            what the notice leads to
 * @param customerId
 *            whom that belongs to, or itself; null when it belongs to nobody
 * @param reason
 *            what is told only once, among notices of the kind to one person
 * @param needed
 *            the records that the recipient must be able to read
 */
record Telling(
        UUID recipientId,
        NoticeKind kind,
        RecordReference about,
        @Nullable UUID customerId,
        String reason,
        List<Needed> needed) {

    private static final UUID NAMESPACE = UUID.fromString("01900000-0000-7000-8000-0000000000f1");

    /** A record as far as it decides who may know of it. */
    record Needed(String kind, RecordFacts facts) {}

    Telling {
        needed = List.copyOf(needed);
    }

    /** The same thing told to the same person is the same notice. */
    UUID noticeId() {
        return UuidCreator.getNameBasedSha1(NAMESPACE, String.join("/", kind.code(), reason, recipientId.toString()));
    }
}
