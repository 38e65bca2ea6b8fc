package dev.rapport.reporting.overview;

import dev.rapport.events.Money;
import dev.rapport.events.field.Description;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.custom.DefinedFields;
import dev.rapport.reporting.past.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything about one customer at a glance. Records look as they do under their own addresses. */
record CustomerOverview(
        @Description("The contact, account or lead itself") Map<String, @Nullable Object> profile,
        @Description("Of an account, who belongs to it; of a contact, the duplicates that were merged into it") List<Map<String, @Nullable Object>> contacts,
        @Description("Of a contact, where it belongs to") List<Map<String, @Nullable Object>> accounts,
        @Description("What it came from") List<Map<String, @Nullable Object>> leads,
        @Description("The newest, newest first; links names the list of all of them") List<Map<String, @Nullable Object>> deals,
        @Description("The latest, latest first; links names the list of all of them") List<Map<String, @Nullable Object>> interactions,
        @Description("Over everything, not only what is listed here") CustomerTotals totals,
        @Description("Where all of it is listed, page by page") CustomerLinks links) {

    /** Without what is in fields that were put away. */
    CustomerOverview shown(DefinedFields defined) {
        return new CustomerOverview(defined.shown(String.valueOf(profile.get("type")), profile),
                shown(defined, "contact", contacts), shown(defined, "account", accounts),
                shown(defined, "lead", leads), shown(defined, "deal", deals),
                shown(defined, "interaction", interactions), totals, links);
    }

    private static List<Map<String, @Nullable Object>> shown(DefinedFields defined, String kind,
            List<Map<String, @Nullable Object>> records) {
        return records.stream().map(record -> defined.shown(kind, record)).toList();
    }

    /** Addresses of lists. */
    record CustomerLinks(
            @Description(value = "Address of the list of all deals of the customer and everybody who belongs to it", example = "/api/deals?customerId=01900000-0000-7000-8000-0000000000c1") String deals,
            @Description(value = "Address of the list of all interactions of the customer and everybody who belongs to it", example = "/api/interactions?customerId=01900000-0000-7000-8000-0000000000c1") String interactions,
            @Description(value = "Of an account, the address of the list of its contacts; null for others", example = "/api/contacts?accountId=01900000-0000-7000-8000-0000000000c1") @Nullable String contacts) {

        static CustomerLinks of(String type, UUID id) {
            return new CustomerLinks("/api/deals?customerId=" + id, "/api/interactions?customerId=" + id,
                    type.equals("account") ? "/api/contacts?accountId=" + id : null);
        }

        CustomerLinks asOf(AsOf asOf) {
            return new CustomerLinks(deals + asOf.asQuery(), interactions + asOf.asQuery(),
                    contacts == null ? null : contacts + asOf.asQuery());
        }
    }

    /** Sums of money by currency. */
    record CustomerTotals(
            @Description("How many deals there are, of any status") long deals,
            @Description("How many deals are open") long openDeals,
            @Description("How many deals were won") long wonDeals,
            @Description("How many deals were lost") long lostDeals,
            @Description("What the open deals are worth, one sum per currency") List<Money> openValue,
            @Description("What the deals that were won are worth, one sum per currency") List<Money> wonValue,
            @Description("How many interactions there were") long interactions,
            @Description("When the last one took place; null when there was none") @Nullable Instant lastInteractionAt) {

        /** Without sums of what is hidden. */
        static CustomerTotals of(Totals totals, Reader reader) {
            boolean seen = !reader.hidden("deal").contains("amount");
            return new CustomerTotals(totals.openDeals() + totals.wonDeals() + totals.lostDeals(), totals.openDeals(),
                    totals.wonDeals(), totals.lostDeals(), seen ? Totals.list(totals.openValue()) : List.of(),
                    seen ? Totals.list(totals.wonValue()) : List.of(), totals.interactions(),
                    totals.lastInteractionAt());
        }
    }
}
