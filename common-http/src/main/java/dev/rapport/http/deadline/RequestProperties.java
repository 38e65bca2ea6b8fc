package dev.rapport.http.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests may arrive.
 *
 * @param deadline from the first byte of a request to the last one of its body; a silence within it may last as long as
 * {@code server.tomcat.connection-timeout}
 * @param form longest body that is not for the API, such as a form
 * @param bodies bytes of bodies kept in memory, of all requests together; what does not fit is 503
 */
@ConfigurationProperties("rapport.request")
public record RequestProperties(
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("64KB") DataSize form,
        @DefaultValue("48MB") DataSize bodies) {

    public RequestProperties {
        if (!deadline.isPositive() || form.toBytes() < 1 || bodies.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.request: deadline, form and bodies must be positive");
        }
    }
}
