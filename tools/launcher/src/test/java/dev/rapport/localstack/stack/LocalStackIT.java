package dev.rapport.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.TiedToThisJvm;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that outlive the command that started them, as later commands meet them. */
class LocalStackIT {
    @TempDir
    private Path home;
    private final StackPorts ports = StackPorts.free();
    private final List<String> started = new ArrayList<>();

    @AfterEach
    void stop() {
        command().stopAll();
    }

    /** As a command that starts now would see it. */
    private LocalStack command() {
        return new LocalStack(home, StackPorts.of(ports.environment()));
    }

    private List<Component> parts() {
        return List.of(Postgresql.of(Repository.find(), ports.of(Server.POSTGRESQL), home.resolve("data/postgresql")),
                mongodb());
    }

    private JvmServer mongodb() {
        return JvmServer.of(Server.MONGODB, Repository.find(), ports.of(Server.MONGODB), home.resolve("data/mongodb"));
    }

    private void up() {
        started.clear();
        command().ensureRunning(parts(), (part, took) -> started.add(part.name()));
    }

    private Health.State state(String part) {
        return Health.of(command()).parts().stream().filter(found -> found.name().equals(part)).findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void onlyWhatWasKilledIsStartedAgain() {
        up();
        assertThat(started).containsExactlyInAnyOrder("postgresql", "mongodb");
        assertThat(state("postgresql")).isEqualTo(Health.State.READY);

        command().note("postgresql").orElseThrow().process().kill();
        assertThat(state("postgresql")).isEqualTo(Health.State.DIED);
        up();

        assertThat(started).containsExactly("postgresql");
        assertThat(state("postgresql")).isEqualTo(Health.State.READY);
    }

    /** Security F23. */
    @Test
    void whatServersStoreAndLogIsForNobodyElse() throws Exception {
        up();

        List<Path> open = new ArrayList<>();
        for (Path kept : List.of(command().data(), command().logs())) {
            try (Stream<Path> files = Files.walk(kept)) {
                open.addAll(files.filter(Files::isRegularFile).filter(LocalStackIT::isOpenToOthers).toList());
            }
        }
        assertThat(open).isEmpty();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------");
        } catch (IOException e) {
            return false; // Gone meanwhile.
        }
    }

    @Test
    void whatWasStoppedIsNotRunningAndLeavesNoTrace() {
        up();

        assertThat(command().stopAll()).containsExactly("postgresql", "mongodb");

        assertThat(state("mongodb")).isEqualTo(Health.State.STOPPED);
        assertThat(command().stopAll()).isEmpty();
    }

    @Test
    void aTakenPortIsRefusedWithItsOwnerAndTheVariableThatMovesIt() throws Exception {
        try (ServerSocket socket = new ServerSocket(ports.of(Server.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> command().checkMachine()).isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + socket.getLocalPort() + " for kafka is taken by java (pid ")
                    .hasMessageContaining("RAPPORT_KAFKA_PORT");
        }
        command().checkMachine();
    }

    @Test
    void itsOwnPortsAreNotTaken() {
        up();

        command().checkMachine();
    }

    @Test
    void aTrainingRunMakesTheArchiveThatALaterStartUses() throws Exception {
        StartupArchives archives = new StartupArchives(home.resolve("aot"));
        JvmComponent mongodb = mongodb();
        assertThat(archives.command(mongodb)).isEqualTo(mongodb.command());

        Fleet trained = new Fleet(new TiedToThisJvm(), home.resolve("training"));
        List<Component> training = List.of(new WithStartupArchive(
                JvmServer.of(Server.MONGODB, Repository.find(), Ports.free(), home.resolve("training")), archives,
                true));
        archives.clear(mongodb);
        trained.ensureRunning(training, (part, took) -> {
        });
        trained.stop(training);
        archives.keep(mongodb);

        assertThat(archives.fits(mongodb)).isTrue();
        command().ensureRunning(List.of(new WithStartupArchive(mongodb, archives, false)), (part, took) -> {
        });
        assertThat(Files.readString(command().log("mongodb"))).doesNotContain("[aot]", "[cds]");
        assertThat(archives.command(mongodb)).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        // Another build gets none.
        assertThat(archives.fits(new JvmServer(Server.MONGODB, mongodb().jar(), "other", 1, home))).isFalse();
    }

    @Test
    void aTrainingRunThatFailsLeavesNoArchive() {
        StartupArchives archives = new StartupArchives(home.resolve("aot"));
        archives.clear(mongodb());

        assertThatThrownBy(() -> archives.keep(mongodb())).isInstanceOf(StackException.class)
                .hasMessageContaining("no start-up archive for mongodb");
        assertThat(archives.fits(mongodb())).isFalse();
    }

    @Test
    void whatTheDataNeedsOnceIsDoneOncePerData() {
        List<String> done = new ArrayList<>();

        command().once("people", () -> done.add("first"));
        command().once("people", () -> done.add("again"));
        command().deleteData();
        command().once("people", () -> done.add("after the reset"));

        assertThat(done).containsExactly("first", "after the reset");
    }

    @Test
    void deletedDataIsGone() {
        up();
        command().stopAll();

        command().deleteData();

        assertThat(command().data()).doesNotExist();
        assertThat(command().logs()).doesNotExist();
    }
}
