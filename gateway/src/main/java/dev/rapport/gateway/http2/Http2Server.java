package dev.rapport.gateway.http2;

import java.time.Duration;
import java.util.Objects;
import org.apache.coyote.Request;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets callers speak HTTP/2: by negotiation where the gateway has a certificate itself, else to who knows beforehand,
 * as proxies do.
 */
@Component
class Http2Server implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration silence;
    private final Duration idle;

    Http2Server(TomcatServerProperties properties) {
        this.silence = Objects.requireNonNull(properties.getConnectionTimeout());
        this.idle = Objects.requireNonNull(properties.getKeepAliveTimeout());
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            Http2Protocol protocol = new WithoutUpgrade();
            protocol.setReadTimeout(silence.toMillis());
            protocol.setStreamReadTimeout(silence.toMillis());
            protocol.setKeepAliveTimeout(idle.toMillis());
            connector.addUpgradeProtocol(protocol);
        });
    }

    /**
     * Takes no request of HTTP/1.1 over: the body that came with it would be read before anything here could mind its
     * length or how slowly it arrives. RFC 9113 has given that way up; who offers it goes on with HTTP/1.1.
     */
    private static final class WithoutUpgrade extends Http2Protocol {

        @Override
        public boolean accept(Request request) {
            return false;
        }
    }
}
