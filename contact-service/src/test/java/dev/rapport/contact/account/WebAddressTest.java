package dev.rapport.contact.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.write.Scenario;
import jakarta.validation.Validator;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    private static final Validator VALIDATOR = Scenario.validator();

    @ParameterizedTest
    @ValueSource(strings = {"https://siam.example", "HTTP://www.siam.example:8443/about?x=1#us",
            "https://例子.example/关于",
            "https://ตัวอย่าง.ไทย"})
    void aWebSiteOfAnyScript(String website) {
        assertThat(violations(website)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"siam.example", "ftp://siam.example", "javascript:alert(1)", "https://",
            "https://localhost",
            "https://user:secret@siam.example", "https://a b.example", "https://.example", "//siam.example", "",
            "https://siam.example/\u0000"})
    void isNoWebSite(String website) {
        assertThat(violations(website)).isOne();
    }

    private static int violations(String website) {
        return VALIDATOR
                .validate(new AccountPatch("Siam", null, website, null, null, UUID.randomUUID(), null)).size();
    }
}
