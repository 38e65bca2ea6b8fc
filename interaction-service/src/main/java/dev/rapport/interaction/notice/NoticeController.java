package dev.rapport.interaction.notice;

import dev.rapport.common.command.Writes;
import dev.rapport.common.web.Position;
import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notices")
@Tag(name = "notices", description = "What people are told of")
class NoticeController {

    /** A position names no more records. */
    private static final int MOST = 50;

    private final StoredInbox inbox;
    private final Clock clock;

    NoticeController(StoredInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @PostMapping("/{id}/read")
    @Operation(summary = "Read a notice", description = "By the person whom it is for; nobody else knows of it.")
    ResponseEntity<Map<String, @Nullable Object>> read(@PathVariable UUID id, Writes writes) {
        writes.caller().requireMayReadRecords();
        return writes.change(new ReadNotice(id));
    }

    @PostMapping("/read-all")
    @Operation(operationId = "readAllNotices", summary = "Read all notices", description = "One's own that are unread, the oldest first, 50 with each request: `left` says how many are left, so that the next request goes on.")
    @ApiResponse(responseCode = "200", description = "How many have been read", content = @Content(schema = @Schema(implementation = ReadAll.class)))
    ResponseEntity<Map<String, @Nullable Object>> readAll(
            @RequestBody(required = false) @Valid @Nullable ReadAllBody body,
            Writes writes) {
        writes.caller().requireMayReadRecords();
        UUID me = writes.caller().employeeId();
        Instant until = body == null || body.before() == null ? clock.instant() : body.before();
        List<UUID> unread = inbox.unread(me, until, MOST);
        // With nothing to read, a repeated request still has to find its first answer.
        UUID target = unread.isEmpty() ? inbox.any(me).orElse(null) : unread.getFirst();
        if (target == null) {
            return ResponseEntity.ok(answer(0, 0L));
        }
        var written = writes.change(new ReadNotices(target, unread, inbox.count(me, until) - unread.size()));
        var answered = written.getBody() == null ? Map.<String, Object>of() : written.getBody();
        var response = ResponseEntity.ok();
        for (String header : List.of(Position.HEADER, Writes.REPLAYED)) {
            var value = written.getHeaders().getFirst(header);
            if (value != null) {
                response.header(header, value);
            }
        }
        return response.body(answer(answered.get("read"), answered.get("left")));
    }

    private static Map<String, @Nullable Object> answer(@Nullable Object read, @Nullable Object left) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("read", read);
        answer.put("left", left);
        return answer;
    }

    @Schema(name = "ReadAllNotices", example = """
            {"before": "2026-11-01T10:00:00Z"}""")
    record ReadAllBody(
            @Nullable @Description("Only notices raised until then, so that none is read that came after one has looked; all when absent") Instant before) {}

    @Schema(name = "NoticesRead")
    record ReadAll(
            @Description(value = "How many have been read", example = "3") long read,
            @Description(value = "How many are left unread, raised until then", example = "0") long left) {}
}
