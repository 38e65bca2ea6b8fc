package dev.rapport.common.publishing;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Rapport is found from outside.
 *
 * @param publicUrl
 *            address of the gateway as readers of events reach it: below it they find the schemas that events name
 */
@ConfigurationProperties("rapport")
record PublicAddress(@DefaultValue("http://127.0.0.1:8080") URI publicUrl) {

    PublicAddress {
        if (publicUrl.getHost() == null || !("http".equals(publicUrl.getScheme())
                || "https".equals(publicUrl.getScheme())) || publicUrl.getQuery() != null) {
            throw new IllegalArgumentException("rapport.public-url must be an address like https://crm.example");
        }
    }
}
