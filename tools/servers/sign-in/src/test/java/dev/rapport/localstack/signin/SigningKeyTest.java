package dev.rapport.localstack.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    @Test
    void staysTheSameAcrossRestarts() {
        Path file = folder.resolve("gateway/signing-key.json");

        assertThat(SigningKey.in(file)).isEqualTo(SigningKey.in(file));
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("signing-key.json");

        SigningKey.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isOneKeyForGatewaysThatStartTogether() throws Exception {
        Path file = folder.resolve("signing-key.json");
        try (ExecutorService gateways = Executors.newFixedThreadPool(4)) {
            Callable<RSAKey> start = () -> SigningKey.in(file);
            List<Future<RSAKey>> keys = gateways.invokeAll(List.of(start, start, start, start));

            RSAKey first = keys.getFirst().get();
            for (Future<RSAKey> key : keys) {
                assertThat(key.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void isNeverReplacedWhenTheFileIsUnreadable() throws Exception {
        Path file = folder.resolve("signing-key.json");
        Files.writeString(file, "not a key");

        assertThatThrownBy(() -> SigningKey.in(file)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signing-key.json").hasMessageContaining("remove it");
        assertThat(file).hasContent("not a key");
    }

    @Test
    void mustBeAPrivateKey() throws Exception {
        Path file = folder.resolve("signing-key.json");
        RSAKey key = SigningKey.in(folder.resolve("other.json"));
        Files.writeString(file, key.toPublicJWK().toJSONString());

        assertThatThrownBy(() -> SigningKey.in(file)).isInstanceOf(IllegalStateException.class);
    }
}
