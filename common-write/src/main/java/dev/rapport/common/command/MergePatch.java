package dev.rapport.common.command;

import dev.rapport.common.field.Primaries;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.Problems;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.Whole;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON merge patch (RFC 7396) on the details of a record. What it changes is checked as strictly as in a whole body.
 */
public final class MergePatch {

    private final JsonMapper json;
    private final Validator validator;

    public MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * What the body of a PATCH says.
     *
     * @param <B>
     *            the body
     * @param <D>
     *            the details
     * @param body
     *            what it says beside the details, which are empty in it; what is absent from the patch is null
     * @param change
     *            what it changes in the details
     */
    public record Patch<B, D>(B body, Change<D> change) {}

    /**
     * Reads a patch of details whose body may name other fields beside them.
     *
     * @param body
     *            with the details as a component that lies flat
     * @throws ProblemException
     *             400 when it names unknown fields, or another one beside the details has a wrong type
     * @throws ConstraintViolationException
     *             when a field beside the details holds what it must not hold
     */
    public <B extends Record, D extends Record> Patch<B, D> read(JsonNode patch, Class<B> body, Class<D> details) {
        ObjectNode beside = object(patch).deepCopy();
        Set<String> names = EventFields.of(details).stream().map(EventField::name).collect(Collectors.toSet());
        beside.remove(names);
        // The details are absent here, also those of a primitive type.
        B read = read(json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES), beside, body);
        var violations = new HashSet<ConstraintViolation<B>>();
        beside.propertyNames().forEach(field -> violations.addAll(validator.validateProperty(read, field)));
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return new Patch<>(read, change(object(patch).deepCopy().retain(names), details));
    }

    /**
     * The change that a patch of details makes: a field that is absent stays, one that is null is cleared. It refuses
     * what the details do not allow when it is applied, since that depends on what there was before.
     *
     * @throws ProblemException
     *             400 when the patch is no object; of the change, when it holds unknown fields or wrong types
     * @throws ConstraintViolationException
     *             of the change, when the patch holds values that the details do not allow
     */
    public <D extends Record> Change<D> change(JsonNode patch, Class<D> details) {
        ObjectNode changes = object(patch);
        return before -> {
            D patched = read(json.reader(), merged(details, before, changes), details);
            var violations = violations(patched, changes);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return changed(details, before, patched, changes);
        };
    }

    private <D> JsonNode merged(Class<D> type, D before, ObjectNode changes) {
        var merged = merge(json.valueToTree(before), changes);
        EventFields.components(type).stream().filter(component -> component.isAnnotationPresent(Whole.class))
                .map(EventFields::name).filter(changes::has)
                .forEach(whole -> ((ObjectNode) merged).set(whole, changes.get(whole)));
        // What is null in a map is gone; elsewhere it is refused if there is no such field.
        EventFields.components(type).stream()
                .filter(component -> component.getType() == Map.class && !component.isAnnotationPresent(Whole.class))
                .map(RecordComponent::getName).filter(name -> changes.path(name).isObject())
                .forEach(name -> ((ObjectNode) merged.path(name)).removeIf(JsonNode::isNull));
        return merged;
    }

    /** What the patch does not name stays exactly as it was stored, perhaps by other rules. */
    private static <D extends Record> D changed(Class<D> type, D before, D patched, ObjectNode patch) {
        var values = Details.values(before);
        EventFields.forEach(patched, (name, value) -> {
            if (patch.has(name)) {
                values.put(name, value);
            }
        });
        return Primaries.agreed(Details.of(type, values), Set.copyOf(patch.propertyNames()));
    }

    private static ObjectNode object(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            return object;
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "malformed-body", "A patch is a JSON object.");
    }

    /**
     * Of what the patch names; the rest was checked when it came, perhaps by other rules, and checking is what costs.
     */
    private <D extends Record> Set<ConstraintViolation<D>> violations(D patched, ObjectNode patch) {
        var violations = new HashSet<ConstraintViolation<D>>();
        if (patch.valueStream().anyMatch(JsonNode::isContainer)) {
            // Only from the top does a validator go into what a field holds.
            validator.validate(patched).stream().filter(violation -> patch.has(field(violation)))
                    .forEach(violations::add);
        } else {
            EventFields.components(patched.getClass()).stream()
                    .filter(component -> patch.has(EventFields.name(component)))
                    .forEach(component -> violations.addAll(validator.validateProperty(patched, component.getName())));
        }
        return violations;
    }

    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    private static <T> T read(ObjectReader reader, JsonNode tree, Class<T> type) {
        try {
            return reader.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw Problems.unreadable(e);
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
