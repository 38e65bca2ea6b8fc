package dev.rapport.bench.inprocess;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.Outcome;
import dev.rapport.contact.ContactService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * contact-service as it is, with orders taken from a socket beside its HTTP. It ends with the connection. Arguments:
 * the port to take orders from, and the employee in whose name commands are sent.
 */
public final class ServiceProcess {
    private ServiceProcess() {}

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext context = SpringApplication.run(ContactService.class);
        InProcessCommands inside = new InProcessCommands(context, UUID.fromString(arguments[1]));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
                BufferedReader orders = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter answers = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            answers.println("ready");
            for (String order; (order = orders.readLine()) != null;) {
                answers.println(answer(inside, List.of(order.split(" ", -1))));
            }
        } catch (IOException e) {
            // Who gives the orders has gone.
        } finally {
            SpringApplication.exit(context);
        }
    }

    private static String answer(InProcessCommands inside, List<String> order) {
        try {
            return switch (order.getFirst()) {
                case "create" -> loop(order, worker -> inside::create);
                case "update" -> loop(order, worker -> inside::update);
                case "import" -> loop(order, worker -> inside::importLeads);
                case "load" -> times(inside.load(UUID.fromString(order.get(1)), Integer.parseInt(order.get(2)), false));
                case "load-cold" ->
                    times(inside.load(UUID.fromString(order.get(1)), Integer.parseInt(order.get(2)), true));
                case "read" -> times(inside.read(UUID.fromString(order.get(1)), Integer.parseInt(order.get(2))));
                case "change" -> {
                    inside.change(UUID.fromString(order.get(1)));
                    yield "ok";
                }
                default -> "failed unknown order";
            };
        } catch (Exception e) {
            return "failed " + e.toString().replace('\n', ' ');
        }
    }

    private static String loop(List<String> order, IntFunction<Operation> work) {
        Outcome outcome = ClosedLoop.run(Integer.parseInt(order.get(1)),
                Duration.ofMillis(Long.parseLong(order.get(2))), work);
        if (outcome.failed() > 0) {
            return "failed " + outcome.failures();
        }
        return String.format(Locale.ROOT, "ok %d %.6f %.3f %.3f", outcome.operations(), outcome.seconds(),
                outcome.percentile(50), outcome.percentile(99));
    }

    /** The median of nanoseconds. */
    private static String times(long[] nanos) {
        Arrays.sort(nanos);
        return "ok " + nanos[nanos.length / 2];
    }
}
