package dev.rapport.reporting.overview;

import dev.rapport.events.Money;
import dev.rapport.reporting.record.RecordChange;
import dev.rapport.reporting.resource.RecordDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the change of a record means to a customer. */
sealed interface Effect {

    UUID customerId();

    /** What of a deal counts. */
    record Deal(String status, @Nullable Money amount) {

        static Deal of(RecordDocument deal) {
            return new Deal(Objects.requireNonNull(deal.fields().text("status")), deal.fields().money("amount"));
        }
    }

    /**
     * A deal has changed.
     *
     * @param accountId which the deal says it is for
     * @param before null if the deal is new
     */
    record DealChanged(
            UUID customerId,
            UUID id,
            @Nullable UUID accountId,
            Instant createdAt,
            @Nullable Deal before,
            Deal after) implements Effect {}

    record InteractionAdded(UUID customerId, UUID id, Instant at) implements Effect {}

    /** A contact belongs to an account, or has a deal for it. When it has left again, the contact itself tells. */
    record ContactJoined(UUID customerId, UUID contactId) implements Effect {}

    /** At most one for each customer. */
    static List<Effect> of(RecordChange change) {
        var before = change.before();
        var after = change.after();
        return switch (after.type()) {
            case "deal" -> ofDeal(before, after);
            case "interaction" -> before != null
                    ? List.of()
                    : List.of(new InteractionAdded(Objects.requireNonNull(after.fields().id("customerId")), after.id(),
                            Instant.parse(Objects.requireNonNull(after.fields().text("occurredAt")))));
            case "contact" -> ofContact(before == null ? List.of() : before.fields().ids("accountIds"),
                    after.fields().ids("accountIds"), after.id());
            default -> List.of();
        };
    }

    private static List<Effect> ofDeal(@Nullable RecordDocument before, RecordDocument after) {
        var customerId = Objects.requireNonNull(after.fields().id("customerId"));
        var accountId = after.fields().id("accountId");
        var changed = new DealChanged(customerId, after.id(), accountId, after.createdAt(),
                before == null ? null : Deal.of(before), Deal.of(after));
        return accountId == null || before != null
                ? List.of(changed)
                : List.of(changed, new ContactJoined(accountId, customerId));
    }

    private static List<Effect> ofContact(List<UUID> before, List<UUID> after, UUID contactId) {
        return after.stream().distinct().filter(account -> !before.contains(account))
                .<Effect>map(account -> new ContactJoined(account, contactId)).toList();
    }
}
