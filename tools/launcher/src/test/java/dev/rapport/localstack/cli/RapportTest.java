package dev.rapport.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.Health;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RapportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Health HEALTH = new Health(false,
            List.of(new Health.Part("kafka", Health.State.READY, 4711L, 19092, 210L << 20, NOW.minusSeconds(90),
                    "/logs/kafka.log", null),
                    new Health.Part("gateway", Health.State.NOT_READY, 4712L, 8080, 150L << 20, NOW.minusSeconds(5),
                            "/logs/gateway.log", null),
                    new Health.Part("deal-service", Health.State.DIED, null, 8082, 0, null, "/logs/deal-service.log",
                            null)),
            List.of(new Health.Projection("reporting-service", "search", 12, 0.4, 3)),
            List.of(new Health.Publisher("contact-service", 7, 1.5, 0)));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine rapport = Rapport.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void namesItsCommands() {
        assertThat(rapport.execute("--help")).isZero();
        assertThat(out.toString()).contains("up", "status", "down", "reset", "token", "demo", "logs", "rebuild")
                .doesNotContain("archive");
    }

    @ParameterizedTest
    @CsvSource({"''", "sideways", "up --sideways", "up --scale deal-service=many", "token", "rebuild", "logs"})
    void doesNotGuessWhatIsMeant(String line) {
        assertThat(rapport.execute(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"gateway=2,the one address", "deal-service=0,1 to 8", "contact=9,1 to 8",
            "nothing=2,no service is called nothing"})
    void doesNotStartInstancesThatCannotBe(String scale, String why) {
        assertThat(rapport.execute("up", "--scale", scale)).isEqualTo(1);
        assertThat(err.toString()).contains(why);
    }

    @Test
    void doesNotScaleWhatIsInOneProcess() {
        assertThat(rapport.execute("up", "--compact", "--scale", "deal=2")).isEqualTo(1);
        assertThat(err.toString()).contains("--compact runs all services in one process");
    }

    @Test
    void namesThePeopleWhenOneIsUnknown() {
        assertThat(rapport.execute("token", "nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("nobody is called nobody").contains("admin, manager, rep, rep2");
    }

    @Test
    void knowsAServiceByItsShortName() {
        assertThat(Logs.nameOf("contact")).isEqualTo("contact-service");
        assertThat(Logs.nameOf("kafka")).isEqualTo("kafka");
        assertThat(Logs.nameOf("services")).isEqualTo("services");
        assertThatThrownBy(() -> Logs.nameOf("nothing")).isInstanceOf(StackException.class)
                .hasMessageContaining("postgresql, kafka");
    }

    @Test
    void showsTheStateAsATable() {
        assertThat(Status.asTable(HEALTH, NOW).lines().map(line -> line.replaceAll(" +", " ").strip())).contains(
                "kafka ready 4711 19092 210 MB 1 min", "gateway not ready 4712 8080 150 MB 5 s",
                "deal-service died - 8082 - -", "contact-service 7 1.5 0", "reporting-service search 12 0.4 3");
    }

    @Test
    void showsTheServicesOfOneProcessBelowIt() {
        Health health = new Health(true,
                List.of(new Health.Part("services", Health.State.READY, 4713L, 8080, 700L << 20, NOW.minusSeconds(9),
                        "/logs/services.log", null),
                        new Health.Part("deal-service", Health.State.READY, 4713L, 8082, 0, NOW.minusSeconds(9),
                                "/logs/deal-service.log", "services")),
                List.of(), List.of());

        assertThat(Status.asTable(health, NOW).lines().map(line -> line.replaceAll("(?<=\\S) +", " ").stripTrailing()))
                .contains("services ready 4713 8080 700 MB 9 s", "  deal-service ready 4713 8082 - 9 s");
    }

    @Test
    void showsTheStateToPrograms() {
        JsonNode json = JsonMapper.builder().build().readTree(Status.asJson(HEALTH));

        assertThat(json.path("ready").asBoolean()).isFalse();
        assertThat(json.at("/parts/0/memory").asLong()).isEqualTo(210L << 20);
        assertThat(json.at("/parts/1/state").asString()).isEqualTo("not ready");
        assertThat(json.at("/parts/2/pid").isNull()).isTrue();
        assertThat(json.at("/projections/0/parked").asInt()).isEqualTo(3);
        assertThat(json.at("/publishers/0/lagEvents").asInt()).isEqualTo(7);
    }
}
