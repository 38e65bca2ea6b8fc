package dev.rapport.reporting.list;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.reporting.custom.CustomFields;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What lists of every kind are narrowed by in the same way: saved views, fields that the company has defined, and
 * conditions as it understands them.
 */
record Narrowing(
        SavedViews views,
        CustomFields customFields,
        CompanyProperties company,
        FieldProperties fields,
        InstantSource clock) {

    /**
     * The conditions of one request.
     *
     * @param viewed
     *            of the view that it names; null when there is none
     */
    Where where(@Nullable JsonNode viewed, Caller caller) {
        return new Where(viewed, then -> new Circumstances(Objects.requireNonNullElseGet(then, clock::instant),
                company.timeZone(), caller::employeeId, fields.defaultRegion()));
    }
}
