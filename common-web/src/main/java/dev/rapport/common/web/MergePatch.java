package dev.rapport.common.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) on the details of a record. What it changes is checked as strictly as in a whole body. */
public final class MergePatch {

    private final JsonMapper json;
    private final Validator validator;

    public MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The details after the patch: a field that is absent stays, one that is null is cleared.
     *
     * @throws ProblemException
     *             400 when the patch holds unknown fields, wrong types or values that the details do not allow
     */
    public <D> D apply(D details, JsonNode patch, Class<D> type) {
        if (!(patch instanceof ObjectNode)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "malformed-body", "A patch is a JSON object.");
        }
        D patched = read(merge(json.valueToTree(details), patch), type);
        var violations = violations(patched, patch);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    /** Of what the patch names; the rest was checked when it came, perhaps by other rules, and checking is what costs. */
    private <D> Set<ConstraintViolation<D>> violations(D patched, JsonNode patch) {
        var violations = new HashSet<ConstraintViolation<D>>();
        if (patch.valueStream().anyMatch(JsonNode::isContainer)) {
            // Only from the top does a validator go into what a field holds.
            validator.validate(patched).stream().filter(violation -> patch.has(field(violation)))
                    .forEach(violations::add);
        } else {
            patch.propertyNames().forEach(field -> violations.addAll(validator.validateProperty(patched, field)));
        }
        return violations;
    }

    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    private <D> D read(JsonNode merged, Class<D> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw ProblemHandler.unreadable(e);
        }
    }

    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : json.createObjectNode();
        for (var change : changes.properties()) {
            merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
        }
        return merged;
    }
}
