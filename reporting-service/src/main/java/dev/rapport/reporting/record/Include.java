package dev.rapport.reporting.record;

import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The fields whose records are to be named beside those that are read.
 *
 * @param fields
 *            that refer to records
 */
public record Include(List<Field> fields) {

    public static final String PARAMETER = "include";

    /** The member of an answer that holds them. */
    static final String NAMES = "names";

    public static Include of(Resource<?> resource, Parameters parameters) {
        var choices = choices(resource);
        // No name has a comma in it: a list of them is understood both ways.
        var given = parameters.texts(PARAMETER).stream().flatMap(text -> Arrays.stream(text.split(",", -1))).distinct()
                .toList();
        if (!choices.keySet().containsAll(given)) {
            parameters.refuse(PARAMETER, choices.isEmpty()
                    ? "is not possible: these records refer to no others"
                    : "must be one of " + String.join(", ", choices.keySet()) + "; repeat the parameter for several");
            return new Include(List.of());
        }
        return new Include(given.stream().map(name -> Objects.requireNonNull(choices.get(name))).toList());
    }

    /** The fields of a kind of records that refer to others, by what they are asked for: {@code owner}. */
    public static Map<String, Field> choices(Resource<?> resource) {
        var choices = new LinkedHashMap<String, Field>();
        resource.fields().stream().filter(field -> field.meaning().type() == FieldType.REFERENCE)
                .forEach(field -> choices.put(parameter(field), field));
        return choices;
    }

    /** {@code ownerId} is the owner, {@code accountIds} are the accounts, {@code mergedIds} the merged. */
    private static String parameter(Field field) {
        return field.name().replaceFirst("(?<=ed)Ids$", "").replaceFirst("Id(s?)$", "$1");
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The ids that the fields of these records hold. */
    public Set<UUID> ids(Collection<RecordDocument> records) {
        var ids = new TreeSet<UUID>();
        for (var record : records) {
            for (var field : fields) {
                if (field.meaning().list()) {
                    ids.addAll(record.fields().ids(field.name()));
                } else {
                    var id = record.fields().id(field.name());
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
        }
        return ids;
    }
}
