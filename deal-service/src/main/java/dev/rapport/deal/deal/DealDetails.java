package dev.rapport.deal.deal;

import dev.rapport.common.web.validation.CalendarDay;
import dev.rapport.common.web.validation.Line;
import dev.rapport.common.web.validation.MoneyBody;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.events.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a deal and can be changed by patching it. */
@Schema(name = "PatchDeal", example = """
        {"amount": {"amount": "1500.00", "currency": "EUR"}, "expectedClose": "2027-02-01"}""")
record DealDetails(
        @NotNull @Line String title,
        @Nullable @Valid MoneyBody amount,
        @Nullable @CalendarDay LocalDate expectedClose,
        @NotNull UUID ownerId) {

    static DealDetails of(String title, @Nullable Money amount, @Nullable LocalDate expectedClose, UUID ownerId) {
        return new DealDetails(title, amount == null ? null : MoneyBody.of(amount), expectedClose, ownerId);
    }

    DealDetails normalised() {
        return of(Normal.required(title), money(), expectedClose, ownerId);
    }

    @Nullable
    Money money() {
        return amount == null ? null : amount.toMoney();
    }

    DealDetails ownedBy(UUID owner) {
        return new DealDetails(title, amount, expectedClose, owner);
    }
}
