package dev.rapport.localstack.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs local tokens: made once, kept in a file that only its owner can read. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /**
     * Reads the key, making it first when there is none. Two gateways that start together end up with the same key.
     *
     * @throws IllegalStateException when the file is there but holds no private RSA key
     */
    static RSAKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file.toAbsolutePath());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " cannot be read or made", e);
        }
    }

    private static RSAKey read(Path file) throws IOException {
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (key.isPrivate()) {
                return key;
            }
        } catch (ParseException e) {
            throw new IllegalStateException(unusable(file), e);
        }
        throw new IllegalStateException(unusable(file));
    }

    private static String unusable(Path file) {
        return file + " holds no signing key; remove it to have a new one made, which signs everyone out";
    }

    /**
     * Written beside and then linked: the file is either not there or complete, and an existing one is never replaced.
     */
    private static void create(Path file) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "signing-key", ".new", onlyOwner());
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(generate().toJSONString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another gateway was quicker; its key is the one to use.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make RSA keys", e);
        }
    }

    private static FileAttribute<?>[] onlyOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
