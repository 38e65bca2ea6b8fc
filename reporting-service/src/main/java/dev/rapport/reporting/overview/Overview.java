package dev.rapport.reporting.overview;

import dev.rapport.events.Money;
import dev.rapport.reporting.past.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one customer at a glance. Records look as they do under their own addresses.
 *
 * @param profile the contact, account or lead itself, with its {@code type}
 * @param contacts of an account: who belongs to it; of a contact: the duplicates that were merged into it
 * @param accounts of a contact: where it belongs to
 * @param leads what it came from
 * @param deals the newest 100, newest first
 * @param interactions the latest 20, latest first
 * @param totals of all, not only of what is listed
 * @param links where all of it is listed, page by page
 */
record Overview(
        Map<String, @Nullable Object> profile,
        List<Map<String, @Nullable Object>> contacts,
        List<Map<String, @Nullable Object>> accounts,
        List<Map<String, @Nullable Object>> leads,
        List<Map<String, @Nullable Object>> deals,
        List<Map<String, @Nullable Object>> interactions,
        Sums totals,
        CustomerLinks links) {

    /**
     * Addresses of lists.
     *
     * @param deals of the customer and everybody who belongs to it
     * @param interactions of the customer and everybody who belongs to it
     * @param contacts of an account; null for others
     */
    record CustomerLinks(String deals, String interactions, @Nullable String contacts) {

        static CustomerLinks of(String type, UUID id) {
            return new CustomerLinks("/api/deals?customerId=" + id, "/api/interactions?customerId=" + id,
                    type.equals("account") ? "/api/contacts?accountId=" + id : null);
        }

        CustomerLinks asOf(AsOf asOf) {
            return new CustomerLinks(deals + asOf.asQuery(), interactions + asOf.asQuery(),
                    contacts == null ? null : contacts + asOf.asQuery());
        }
    }

    /**
     * Sums of money by currency.
     *
     * @param deals of any status
     * @param lastInteractionAt null if there was none
     */
    record Sums(
            long deals,
            long openDeals,
            long wonDeals,
            long lostDeals,
            List<Money> openValue,
            List<Money> wonValue,
            long interactions,
            @Nullable Instant lastInteractionAt) {

        static Sums of(Totals totals) {
            return new Sums(totals.openDeals() + totals.wonDeals() + totals.lostDeals(), totals.openDeals(),
                    totals.wonDeals(), totals.lostDeals(), Totals.list(totals.openValue()),
                    Totals.list(totals.wonValue()), totals.interactions(), totals.lastInteractionAt());
        }
    }
}
