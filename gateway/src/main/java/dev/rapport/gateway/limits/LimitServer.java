package dev.rapport.gateway.limits;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts {@link AddressValve} behind what finds out the address, and before what reads bodies. */
@Component
@Order(200)
class LimitServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final LimitProperties properties;

    LimitServer(LimitProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new AddressValve(new UnderWay(properties.atOnce().perAddress())));
    }
}
