package dev.rapport.reporting.list;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.InvalidConditionException;
import dev.rapport.common.condition.Matcher;
import dev.rapport.reporting.condition.ConditionQuery;
import dev.rapport.reporting.condition.RecordConditions;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.KnownFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The conditions that records of a list must fulfil: that of the request, and that of the view it names.
 *
 * @param viewed
 *            of the view; null when there is none
 * @param circumstances
 *            of whoever asks, at an instant of the past or, for null, now
 */
record Where(@Nullable JsonNode viewed, Function<@Nullable Instant, Circumstances> circumstances) {

    static final String PARAMETER = "where";

    /** What errors call the condition of a view. */
    private static final String OF_VIEW = SavedViews.PARAMETER + "." + PARAMETER;

    /** The index goes through every text for each of them. */
    static final int MOST_PARTS = 10;

    /** What the records must have; whatever is wrong is noted with the parameters. */
    List<Criterion> read(KnownFields fields, Parameters parameters, @Nullable AsOf asOf) {
        var given = parameters.whole(PARAMETER, Condition.LONGEST);
        var at = circumstances.apply(asOf == null ? null : asOf.at());
        var criteria = new ArrayList<Criterion>();
        try {
            if (given != null) {
                criteria.add(RecordConditions.check(fields, Condition.parse(PARAMETER, given), at));
            }
            if (viewed != null) {
                criteria.add(RecordConditions.check(fields, Condition.of(OF_VIEW, viewed), at));
            }
        } catch (InvalidConditionException e) {
            e.errors().forEach(error -> parameters.refuse(error.field(), error.message()));
        }
        if (criteria.stream().flatMap(Where::comparisons)
                .filter(has -> has.matcher() instanceof Matcher.Containing).count() > MOST_PARTS) {
            parameters.refuse(PARAMETER, "must use contains at most %d times".formatted(MOST_PARTS));
        }
        criteria.addAll(CustomFilters.read(fields, parameters, at));
        return criteria;
    }

    /** Who names the status means every status, as with the filter of that name. */
    static boolean nameStatus(List<Criterion> criteria) {
        return criteria.stream().flatMap(Where::comparisons).anyMatch(has -> has.field().name().equals("status"));
    }

    static List<? extends Map<String, ?>> queries(KnownFields fields, List<Criterion> criteria) {
        return criteria.stream().map(criterion -> ConditionQuery.of(fields, criterion)).toList();
    }

    private static Stream<Criterion.Has> comparisons(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> criteria) -> criteria.stream().flatMap(Where::comparisons);
            case Criterion.Any(List<Criterion> criteria) -> criteria.stream().flatMap(Where::comparisons);
            case Criterion.Not(Criterion denied) -> comparisons(denied);
            case Criterion.Has has -> Stream.of(has);
            case Criterion.Became _ -> Stream.of();
        };
    }

    /** What cursors are bound to beside the parameters. */
    String question() {
        return viewed == null ? "" : OF_VIEW + "=" + viewed;
    }
}
