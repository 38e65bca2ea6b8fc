package dev.rapport.reporting.list;

import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.condition.KeyedTexts;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The views that people have saved, applied to lists. */
final class SavedViews {

    static final String PARAMETER = "view";

    private static final String KIND = "view";

    private final Records records;

    SavedViews(Records records) {
        this.records = records;
    }

    /**
     * What a request asks for with the view that it names.
     *
     * @param parameters
     *            those of the request, and of the view what the request does not say itself
     * @param where
     *            the condition of the view; null when it has none
     */
    record Applied(Parameters parameters, @Nullable JsonNode where) {}

    /**
     * Applies the view that is named; without one the parameters stay as they are.
     *
     * @throws ProblemException
     *             400 {@code invalid-parameter} when there is no such view that the caller may read, or it is no view
     *             of these records
     */
    Applied apply(KnownFields fields, Parameters parameters, Reading reading, Reader reader) {
        var resource = fields.resource();
        var id = parameters.uuid(PARAMETER);
        if (id == null) {
            return new Applied(parameters, null);
        }
        var copy = records.copy(reading);
        var view = records.find(copy, KIND, List.of(id)).get(id);
        if (view == null || !reader.reads(view, copy::find)) {
            records.confirmIntact(copy);
            throw ProblemException.invalidParameter(PARAMETER, "must be the id of a view that you may read");
        }
        var entity = view.fields().text("entity");
        if (!resource.kind().equals(entity)) {
            throw ProblemException.invalidParameter(PARAMETER,
                    "must be a view of the same records: this one is of the kind " + entity);
        }
        var where = view.fields().asMap().get(Where.PARAMETER);
        return new Applied(parameters.completedBy(parameters(fields, view)),
                where == null ? null : JsonMapper.shared().valueToTree(where));
    }

    private static Map<String, List<String>> parameters(KnownFields fields, RecordDocument view) {
        var resource = fields.resource();
        var known = Stream.concat(Stream.concat(Filter.of(resource).stream().map(Filter::parameter),
                CustomFilters.names(fields)),
                ListQuery.hasOwner(resource) ? Stream.of(OwnerFilter.TEAM, OwnerFilter.BELOW, "q") : Stream.of("q"))
                .collect(Collectors.toSet());
        var parameters = new HashMap<String, List<String>>();
        var filters = (List<?>) view.fields().asMap().getOrDefault("filters", List.of());
        for (int i = 0; filters != null && i < filters.size(); i++) {
            var filter = (Map<?, ?>) filters.get(i);
            var name = String.valueOf(filter.get("parameter"));
            if (!known.contains(name) && KeyedTexts.of(resource, name) == null) {
                throw ProblemException.invalidParameter(PARAMETER + ".filters[" + i + "].parameter",
                        "must be one of " + String.join(", ", known.stream().sorted().toList()));
            }
            parameters.put(name, filter.get("values") instanceof List<?> values
                    ? values.stream().map(String::valueOf).toList()
                    : List.of());
        }
        var sort = view.fields().text("sort");
        if (sort != null) {
            parameters.put("sort", List.of(sort));
        }
        return parameters;
    }
}
