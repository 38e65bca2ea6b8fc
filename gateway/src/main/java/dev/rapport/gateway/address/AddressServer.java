package dev.rapport.gateway.address;

import dev.rapport.gateway.security.SecurityProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts {@link PublicAddressValve} in front of the port for requests; the port for management is not public. */
@Component
@Order(100)
class AddressServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final PublicAddress address;
    private final TrustedProxies proxies;

    AddressServer(AddressProperties properties, SecurityProperties security) {
        this.address = PublicAddress.of(properties.publicUrl(), security.issuerUri());
        this.proxies = new TrustedProxies(properties.trustedProxies());
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new PublicAddressValve(address, proxies));
    }
}
