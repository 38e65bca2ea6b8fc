package dev.rapport.http;

import dev.rapport.http.deadline.Bodies;
import dev.rapport.http.deadline.DeadlineServer;
import dev.rapport.http.deadline.RequestProperties;
import dev.rapport.http.problem.ProblemServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What every process does with a request before anything else looks at it. */
@AutoConfiguration
@EnableConfigurationProperties(RequestProperties.class)
class HttpAutoConfiguration {

    @Bean
    RequestThreads requestThreads(@Value("${server.tomcat.threads.max:250}") int most) {
        return new RequestThreads(most);
    }

    @Bean
    Bodies bodies(RequestProperties properties) {
        return new Bodies(properties.bodies().toBytes());
    }

    @Bean
    DeadlineServer deadlineServer(RequestProperties properties, Bodies bodies) {
        return new DeadlineServer(properties, bodies);
    }

    @Bean
    ProblemServer problemServer() {
        return new ProblemServer();
    }

    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
    }

    /** Before the web server listens, whatever else a process is made of. */
    @Bean
    static BeanFactoryPostProcessor trustedIssuer(Environment settings) {
        return beans -> {
            String address = settings.getProperty("server.address", "");
            TrustedIssuer.check(settings.getProperty("rapport.security.issuer-uri"),
                    settings.getProperty("rapport.security.jwk-set-uri"),
                    address.isBlank() ? null : bound(address));
        };
    }

    /** A span for each security filter would cost more than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    private static InetAddress bound(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("server.address: " + address + " is no address of this machine", e);
        }
    }
}
