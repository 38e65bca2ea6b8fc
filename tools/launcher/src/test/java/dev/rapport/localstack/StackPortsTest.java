package dev.rapport.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
    @Test
    void areTheUsualOnesUnlessAVariableMovesOne() {
        StackPorts ports = StackPorts.of(Map.of("RAPPORT_GATEWAY_PORT", "9999"));

        assertThat(ports.of(Service.GATEWAY)).isEqualTo(9999);
        assertThat(ports.of(Service.CONTACT)).isEqualTo(8081);
        assertThat(ports.of(Server.POSTGRESQL)).isEqualTo(15432);
    }

    @Test
    void areToldToEveryService() {
        assertThat(StackPorts.of(Map.of("RAPPORT_KAFKA_PORT", "9092")).environment())
                .containsEntry("RAPPORT_KAFKA_PORT", "9092")
                .containsEntry("RAPPORT_POSTGRES_PORT", "15432").containsEntry("RAPPORT_REPORTING_PORT", "8084")
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "0", "65536", "80 80"})
    void refuseWhatIsNoPort(String value) {
        Map<String, String> environment = Map.of("RAPPORT_MONGODB_PORT", value);

        assertThatThrownBy(() -> StackPorts.of(environment)).isInstanceOf(StackException.class)
                .hasMessage("RAPPORT_MONGODB_PORT is no port: " + value);
    }

    @Test
    void refuseOnePortForTwo() {
        Map<String, String> environment = Map.of("RAPPORT_DEAL_PORT", "8081");

        assertThatThrownBy(() -> StackPorts.of(environment))
                .hasMessage("RAPPORT_CONTACT_PORT and RAPPORT_DEAL_PORT are both 8081");
    }

    /** Security F15. */
    @Test
    void refuseAPortThatIsTheOneForManagementOfAnother() {
        Map<String, String> environment = Map.of("RAPPORT_DEAL_PORT", "9081");

        assertThatThrownBy(() -> StackPorts.of(environment))
                .hasMessage("RAPPORT_DEAL_PORT and management of RAPPORT_CONTACT_PORT are both 9081");
    }

    @Test
    void freeOnesDiffer() {
        assertThat(StackPorts.free().environment().values()).doesNotHaveDuplicates();
    }
}
