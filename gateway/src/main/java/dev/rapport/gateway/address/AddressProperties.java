package dev.rapport.gateway.address;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find the gateway.
 *
 * @param publicUrl scheme, host and port as callers write them, such as {@code https://crm.example}; requests for
 * another host are refused, and redirects and cookies are made for it. On one machine it may be absent, and any name of
 * the loopback address is taken
 * @param trustedProxies addresses or networks, such as {@code 10.0.0.0/8}, of the proxies in front of the gateway; only
 * from them it takes {@code X-Forwarded-For} and {@code X-Forwarded-Host}
 */
@ConfigurationProperties("rapport.gateway")
record AddressProperties(@Nullable URI publicUrl, @DefaultValue List<String> trustedProxies) {

    AddressProperties {
        // A variable that is not set is an empty text.
        publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
        trustedProxies = trustedProxies.stream().filter(proxy -> !proxy.isBlank()).toList();
    }
}
