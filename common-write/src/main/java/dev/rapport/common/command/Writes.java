package dev.rapport.common.command;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.rapport.common.security.Caller;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.EntityTags;
import dev.rapport.common.web.Position;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The terms of the current request, with the commands it may send. Controllers take it as a parameter and answer with
 * what it returns.
 */
public final class Writes {

    /** The header of an answer that an earlier request of the same idempotency key has been given. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private final Commands commands;
    private final WriteRequest request;
    private final TokenSigner signer;

    Writes(Commands commands, WriteRequest request, TokenSigner signer) {
        this.commands = commands;
        this.request = request;
        this.signer = signer;
    }

    /**
     * Sends a command that makes a new record: 201 with its place below {@code collection}, such as {@code /api/leads}.
     */
    public ResponseEntity<Map<String, @Nullable Object>> create(String collection, Command command) {
        Written written = commands.send(command, request);
        return answer(ResponseEntity.created(URI.create(collection + "/" + written.id())), written);
    }

    /** Sends a command to a record that exists: 200. */
    public ResponseEntity<Map<String, @Nullable Object>> change(Command command) {
        return answer(ResponseEntity.ok(), commands.send(command, request));
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(ResponseEntity.BodyBuilder answer, Written written) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", written.id());
        body.put("version", written.version());
        body.putAll(written.more());
        if (written.replayed()) {
            answer.header(REPLAYED, "true");
        }
        return answer.header(HttpHeaders.ETAG, EntityTags.of(written.version()))
                .header(Position.HEADER, written.position().encode(signer)).body(body);
    }

    /** Who sends the request. */
    public Caller caller() {
        return request.caller();
    }

    /** A fresh id, ordered by time. */
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
