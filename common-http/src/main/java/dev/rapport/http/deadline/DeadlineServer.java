package dev.rapport.http.deadline;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts the deadlines into the web server, behind whatever else looks at a request first. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class DeadlineServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RequestProperties properties;
    private final Bodies bodies;

    public DeadlineServer(RequestProperties properties, Bodies bodies) {
        this.properties = properties;
        this.bodies = bodies;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(DeadlineProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof DeadlineProtocol protocol) {
                protocol.setDeadlineNanos(properties.deadline().toNanos());
            }
        });
        factory.addEngineValves(new DeadlineValve(properties, bodies));
    }
}
