package dev.rapport.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security F16: which hosts are taken, and whose word for a caller's address. */
class PublicAddressTest {

    private static final String PROVIDER = "https://sso.example";

    @ParameterizedTest
    @CsvSource({"https://crm.example, crm.example, true", "https://crm.example, CRM.example:443, true",
            "https://crm.example, crm.example:8080, false", "https://crm.example, evil.example, false",
            "https://crm.example, crm.example.evil.example, false", "https://crm.example, 127.0.0.1:8080, false",
            "https://crm.example:8443, crm.example:8443, true", "https://crm.example:8443, crm.example, false",
            ", 127.0.0.1:8080, true", ", localhost, true", ", '[::1]:8080', true", ", evil.example, false",
            ", localhost.evil.example, false", ", '', false", "http://127.0.0.1:8080, localhost:8080, true"})
    void takesItsOwnHostOnly(URI url, String authority, boolean taken) {
        PublicAddress address = PublicAddress.of(url, url == null ? "http://127.0.0.1:8080" : PROVIDER);

        assertThat(address.isOurs(authority)).isEqualTo(taken);
    }

    @Test
    void mustBeSaidWherePeopleSignInElsewhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicAddress.of(null, PROVIDER))
                .withMessageContaining("RAPPORT_PUBLIC_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://crm.example", "ftp://crm.example", "crm.example", "https://crm.example/x",
            "https://crm.example?x", "https://a:b@crm.example", "https://crm.example#x"})
    void mustBeAnAddressThatCanBeTrusted(URI url) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicAddress.of(url, PROVIDER))
                .withMessageStartingWith("rapport.gateway.public-url: " + url);
    }

    @ParameterizedTest
    @CsvSource({"'', 10.0.0.1", "1.2.3.4, 1.2.3.4", "'6.6.6.6, 1.2.3.4', 1.2.3.4",
            "'6.6.6.6, 1.2.3.4, 10.0.0.2', 1.2.3.4", "'1.2.3.4, evil.example', 10.0.0.1", "2001:db8::1, 2001:db8::1",
            "'1.2.3.4, 1.2.3', 10.0.0.1"})
    void believesOnlyWhatItsOwnProxiesHaveAdded(String forwarded, String client) {
        TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8"));

        assertThat(proxies.client("10.0.0.1", List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void knowsItsProxiesByAddressAndNetwork() {
        TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"));

        assertThat(List.of("10.1.2.3", "192.0.2.7", "2001:db8::1")).allMatch(proxies::contains);
        assertThat(List.of("11.0.0.1", "192.0.2.8", "2001:db9::1", "127.0.0.1")).noneMatch(proxies::contains);
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/99")));
    }
}
