package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SettingsTest {

    private final ApplicationContextRunner settings = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("rapport.security.issuer-uri=" + RunningGateway.ISSUER);

    @Test
    void haveDefaultsThatWork() {
        settings.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void trustNobodyByDefault() {
        settings.withPropertyValues("rapport.security.issuer-uri=").run(context -> assertThat(context).getFailure()
                .rootCause().isInstanceOf(IllegalArgumentException.class).hasMessageContaining("RAPPORT_ISSUER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rapport.gateway.routing.contact-service=nonsense",
            "rapport.gateway.routing.deal-service=ftp://deal:1", "rapport.gateway.routing.response-timeout=0s",
            "rapport.gateway.routing.max-streams=0", "rapport.gateway.limits.body=0B",
            "rapport.gateway.limits.per-caller.burst=0", "rapport.gateway.limits.at-once.per-caller=0",
            "rapport.gateway.limits.sign-in.per-second=-1",
            "rapport.gateway.cors.allowed-origins=*", "rapport.security.audience=", "rapport.security.clock-skew=-1s"})
    void areRefusedWhenTheyMakeNoSense(String setting) {
        settings.withPropertyValues(setting).run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("rapport."));
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = GatewayApplication.class)
    static class Settings {}
}
