package dev.rapport.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortIsFreeUntilSomebodyListens() throws IOException {
        int port = Ports.free();
        assertThat(Ports.isFree(port)).isTrue();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void aPortIsTakenWhenSomebodyListensOnAllAddresses() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void noPortIsGivenTwice() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            assertThat(given.add(Ports.free())).isTrue();
        }
    }

    @Test
    void saysWhoListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.of(socket.getLocalPort())).hasValueSatisfying(
                    owner -> assertThat(owner).startsWith("java").contains("pid " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void namesNobodyForAFreePort() {
        assertThat(PortOwner.of(Ports.free())).isEmpty();
    }
}
