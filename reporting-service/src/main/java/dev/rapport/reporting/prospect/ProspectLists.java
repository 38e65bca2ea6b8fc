package dev.rapport.reporting.prospect;

import dev.rapport.events.field.Description;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of the contacts that came from each source. */
record ProspectLists(
        @Description("All sources in the order of their keys: those that are defined, and those that contacts name all the same") List<SourceFigures> items) {

    record SourceFigures(
            @Description(value = "What contacts name it by", example = "referral") String source,
            @Description(value = "What people call it; null when nobody has defined it", example = "Referral") @Nullable String name,
            @Description("Whether somebody has defined it") boolean declared,
            @Description("Whether it is a list of people to be asked one after the other") boolean prospectList,
            @Description("Contacts that may become interested") long potential,
            @Description("Contacts that show interest") long prospects,
            @Description("Contacts that have bought") long customers,
            @Description("Contacts that do not buy, or no longer") long lost,
            @Description("customers ÷ all four, 0 to 1; 0 when there are none") BigDecimal conversionRate) {}
}
