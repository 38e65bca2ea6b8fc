package dev.rapport.common.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CustomerDirectoryTest {

    @Test
    void whoGivesTheIdOfNobodyIsToldWhatCountsAsACustomer() {
        assertThat(refusal("contact")).isEqualTo("There is no contact with the id given as customer.");
        assertThat(refusal("contact", "account"))
                .isEqualTo("There is no contact or account with the id given as customer.");
        assertThat(refusal("contact", "account", "lead"))
                .isEqualTo("There is no contact, account or lead with the id given as customer.");
    }

    private static String refusal(String... kinds) {
        var refused = new CustomerDirectory(CustomerKinds.of(kinds), new JdbcTemplate()).unknown();
        assertThat(refused.rule()).isEqualTo(CustomerRule.UNKNOWN_CUSTOMER);
        return String.valueOf(refused.getMessage());
    }
}
