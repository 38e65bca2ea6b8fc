package dev.rapport.localstack.process;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {
    /** Below the range that systems give to outgoing connections, one of which could take the port before we do. */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 31_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /**
     * A port that nobody listens on now, and that has not been given before by this JVM. The one for management that
     * goes with it is free, too.
     */
    public static synchronized int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            int management = StackPorts.management(port);
            if (!GIVEN.contains(port) && !GIVEN.contains(management) && isFree(port) && isFree(management)) {
                GIVEN.add(port);
                GIVEN.add(management);
                return port;
            }
        }
        throw new StackException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** Whether one could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of the last owner that still linger are no reason to refuse.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
