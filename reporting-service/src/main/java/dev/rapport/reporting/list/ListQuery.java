package dev.rapport.reporting.list;

import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.condition.KeyedTexts;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Include;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.SeenTexts;
import dev.rapport.reporting.search.TextQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants to see of a list.
 *
 * @param filters
 *            what the records must have
 * @param stages
 *            those that were named; it is yet to be seen whether they exist
 * @param order
 *            as in the search API, always ended by the id so that no two records are equal
 * @param after
 *            sort values of the last record of the page before; null on the first page
 * @param question
 *            what cursors of this list are bound to
 * @param owners
 *            whose records; it is yet to be seen who that is
 * @param customers
 *            about whom; it is yet to be seen what belongs to them
 * @param asOf
 *            as it was then; null for the present
 * @param text
 *            the words they have; it is yet to be seen whose duplicates have them. Null when any will do
 * @param include
 *            what is to be named beside
 * @param facets
 *            of what the values are to be counted
 * @param conditional
 *            whether a condition is among the filters
 * @param can
 *            whether it is to be said what the caller can do with each record
 */
record ListQuery(
        List<Map<String, ?>> filters,
        List<String> stages,
        List<Map<String, ?>> order,
        int limit,
        boolean count,
        @Nullable JsonNode after,
        String question,
        OwnerFilter owners,
        List<UUID> customers,
        @Nullable AsOf asOf,
        @Nullable String text,
        Include include,
        Facets facets,
        boolean conditional,
        boolean can) {

    /** The parameter that names records. */
    static final String ID = "id";

    private static final int USUAL_LIMIT = 50;
    static final int MOST = 200;

    /**
     * @param alphabet
     *            of who reads
     * @param where
     *            the conditions that are understood
     * @throws dev.rapport.common.web.ProblemException
     *             400 {@code invalid-parameter} or {@code invalid-cursor}
     */
    static ListQuery of(KnownFields known, Reader reader, Parameters parameters, Alphabet alphabet, Where where) {
        var resource = known.resource();
        var filters = new ArrayList<Map<String, ?>>();
        var asOf = AsOf.of(parameters);
        // Who may read what was so then is decided by what is so now, and so it is yet to be seen.
        filters.addAll(asOf == null ? readable(resource, reader) : AsOf.records(asOf, resource.kind()));
        var ids = parameters.uuids(ID, MOST);
        if (!ids.isEmpty()) {
            filters.add(Queries.terms("recordId", ids.stream().map(UUID::toString).toList()));
        }
        // Who names records means them, whatever has become of them.
        boolean byStatus = !ids.isEmpty();
        List<String> stages = List.of();
        List<UUID> customers = List.of();
        for (var filter : Filter.of(resource)) {
            if (filter.parameter().equals(resource.customerField())) {
                customers = parameters.uuids(filter.parameter());
                continue;
            }
            var condition = filter.read(parameters);
            if (condition != null) {
                filters.add(condition);
                byStatus |= filter.parameter().equals("status");
                if (filter.parameter().equals("stage")) {
                    stages = parameters.texts("stage");
                }
            }
        }
        parameters.names().forEach(name -> {
            var keyed = KeyedTexts.of(known.resource(), name);
            var texts = keyed == null ? List.<String>of() : parameters.texts(name);
            if (keyed != null && !texts.isEmpty()) {
                filters.add(keyed.anyOf(texts));
            }
        });
        var criteria = where.read(known, parameters, asOf);
        filters.addAll(Where.queries(known, criteria));
        if (!byStatus && !Where.nameStatus(criteria)) {
            filters.add(Queries.not(Queries.terms("status", List.of(RecordDocument.ERASED, RecordDocument.MERGED))));
        }
        if (resource.isArchivable() && ids.isEmpty() && !parameters.has(Resource.ARCHIVED)) {
            filters.add(Queries.not(Queries.term(Resource.ARCHIVED, true)));
        }
        var text = parameters.text("q", TextQuery.LONGEST);
        if (text != null && asOf != null) {
            if (SeenTexts.hides(resource, reader)) {
                parameters.refuse("q", "cannot be asked of the past by somebody from whom texts are hidden");
            }
            filters.add(TextQuery.ofThen(text));
        }
        var owners = hasOwner(resource)
                ? OwnerFilter.of(parameters)
                : new OwnerFilter(List.of(), List.of(), List.of());
        var order = ListOrder.of(known, parameters, alphabet);
        resource.values().stream().filter(field -> field.meaning().type() == FieldType.MONEY)
                .forEach(field -> checkComparable(field, order, parameters));
        CustomFilters.checkComparable(known, order, parameters);
        var include = Include.of(resource, parameters);
        var facets = Facets.of(known, parameters);
        int limit = parameters.integer("limit", USUAL_LIMIT, 1, MOST);
        boolean count = Boolean.TRUE.equals(parameters.flag("count"));
        boolean can = !resource.actions().isEmpty() && Boolean.TRUE.equals(parameters.flag(Reader.CAN));
        var cursor = parameters.opaque("cursor");
        parameters.check();
        // Of a list that not everybody sees whole, nobody else's pages either.
        var question = resource.collection() + "|" + reader.part(resource) + reader.hidden(resource.kind()) + alphabet
                + where.question()
                + parameters.without("limit", "cursor", "count", Reader.CAN, "position", Include.PARAMETER,
                        Facets.PARAMETER);
        return new ListQuery(filters, stages, order, limit, count, Cursor.decode(cursor, question), question,
                owners, customers, asOf, asOf == null ? text : null, include, facets, !criteria.isEmpty(), can);
    }

    /** The records of a kind that a caller may read. */
    static List<Map<String, ?>> readable(Resource<?> resource, Reader reader) {
        return Stream.concat(Stream.of(Queries.term("type", resource.kind())), reader.conditions(resource).stream())
                .toList();
    }

    static boolean hasOwner(Resource<?> resource) {
        return Filter.of(resource).stream().anyMatch(filter -> filter.parameter().equals(OwnerFilter.OWNER));
    }

    /** When it is known who the owners are; null stands for everybody. */
    ListQuery ownedBy(@Nullable Set<UUID> known) {
        if (known == null) {
            return this;
        }
        return with(OwnerFilter.OWNER, known);
    }

    /**
     * When it is known what belongs to a customer.
     *
     * @param field
     *            that names the customer
     */
    ListQuery about(@Nullable String field, Function<UUID, Members> members) {
        return customers.isEmpty() || field == null
                ? this
                : with(Queries
                        .any(customers.stream().map(members).map(each -> each.query(field, "createdAt")).toList()));
    }

    /** When it is known how to look for words. */
    ListQuery having(Function<String, Map<String, ?>> words) {
        return text == null ? this : with(words.apply(text));
    }

    /** Of these records only. */
    ListQuery among(Set<UUID> ids) {
        return with("recordId", ids);
    }

    private ListQuery with(String field, Set<UUID> ids) {
        return with(Queries.manyTerms(field, ids.stream().map(UUID::toString).toList()));
    }

    private ListQuery with(Map<String, ?> filter) {
        var narrowed = new ArrayList<>(filters);
        narrowed.add(filter);
        return new ListQuery(narrowed, stages, order, limit, count, after, question, owners, customers, asOf, text,
                include, facets, conditional, can);
    }

    /** Amounts can be compared in one currency only. */
    private static void checkComparable(Field field, List<Map<String, ?>> order, Parameters parameters) {
        boolean compared = order.stream().anyMatch(sort -> sort.containsKey(field.name()))
                || Filter.bounds(field).stream().anyMatch(parameters::has);
        if (compared && parameters.texts(field.currencyName()).size() != 1) {
            parameters.refuse(field.currencyName(), "must be given once with %s and sort=%s, e.g. EUR: amounts in"
                    .formatted(String.join(", ", Filter.bounds(field)), field.name())
                    + " different currencies cannot be compared");
        }
    }

    /** The fields that lists of a kind of records may be sorted by. */
    static List<String> sorts(KnownFields known) {
        var resource = known.resource();
        return Stream.concat(Stream.of(resource.usualOrder().replaceFirst("^-", ""), "createdAt", "updatedAt"),
                known.fields().filter(field -> field.is(Ability.SORTED)).map(Field::name)).distinct()
                .toList();
    }
}
