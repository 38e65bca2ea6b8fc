package dev.rapport.reporting.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.EntityTags;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single records by id: as they are, as they were, and everything that happened to them. */
@RestController
@RequestMapping("/api")
class RecordController {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Records records;

    RecordController(Records records) {
        this.records = records;
    }

    @GetMapping("/leads/{id}")
    @Nullable
    ResponseEntity<?> lead(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadRecords();
        return record("lead", id, parameters, reading, request);
    }

    @GetMapping("/contacts/{id}")
    @Nullable
    ResponseEntity<?> contact(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadRecords();
        return record("contact", id, parameters, reading, request);
    }

    @GetMapping("/accounts/{id}")
    @Nullable
    ResponseEntity<?> account(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadRecords();
        return record("account", id, parameters, reading, request);
    }

    @GetMapping("/deals/{id}")
    @Nullable
    ResponseEntity<?> deal(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadRecords();
        return record("deal", id, parameters, reading, request);
    }

    @GetMapping("/interactions/{id}")
    @Nullable
    ResponseEntity<?> interaction(@PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters, Caller caller, Reading reading,
            WebRequest request) {
        caller.requireMayReadRecords();
        return record("interaction", id, parameters, reading, request);
    }

    @GetMapping("/employees/{id}")
    @Nullable
    ResponseEntity<?> employee(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadReports();
        return record("employee", id, parameters, reading, request);
    }

    @GetMapping("/pipelines/{id}")
    @Nullable
    ResponseEntity<?> pipeline(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters,
            Caller caller, Reading reading, WebRequest request) {
        caller.requireMayReadReports();
        return record("pipeline", id, parameters, reading, request);
    }

    private @Nullable ResponseEntity<?> record(String type, UUID id, MultiValueMap<String, String> given,
            Reading reading, WebRequest request) {
        var parameters = Parameters.of(given);
        var asOf = parameters.instant("asOf");
        parameters.check();
        var copy = records.copy(reading);
        var document = asOf == null ? records.get(copy, type, id) : records.get(copy, type, id, asOf);
        var tag = EntityTags.of(document.version());
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok().eTag(tag).body(document.answer());
    }

    /** A page of a history. */
    record HistoryPage(List<Map<String, @Nullable Object>> items, @Nullable String next) {}

    @GetMapping({"/leads/{id}/history", "/contacts/{id}/history", "/accounts/{id}/history", "/deals/{id}/history",
            "/interactions/{id}/history", "/employees/{id}/history", "/pipelines/{id}/history"})
    HistoryPage history(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> given, Caller caller,
            Reading reading, HttpServletRequest request) {
        var resource = request.getRequestURI().substring("/api/".length()).split("/", 2)[0];
        if (resource.equals("employees") || resource.equals("pipelines")) {
            caller.requireMayReadReports();
        } else {
            caller.requireMayReadRecords();
        }
        var parameters = Parameters.of(given);
        int limit = parameters.integer("limit", PAGE, 1, LARGEST_PAGE);
        var cursor = parameters.opaque("cursor");
        parameters.check();
        var question = "history " + id;
        var after = Cursor.decode(cursor, question);
        long from = after == null ? 0 : after.asLong(0);
        var copy = records.copy(reading);
        var document = records.get(copy, resource.substring(0, resource.length() - 1), id);
        var entries = records.history(copy, document, from, limit);
        long next = from + limit;
        return new HistoryPage(entries.stream().map(HistoryEntry::answer).toList(), next > document.version()
                ? null
                : Cursor.encode(JsonNodeFactory.instance.numberNode(next), question));
    }
}
