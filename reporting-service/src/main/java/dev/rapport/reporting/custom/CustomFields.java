package dev.rapport.reporting.custom;

import dev.rapport.reporting.freshness.Reading;

/** The fields that the company has defined, as they are when they are asked for. */
@FunctionalInterface
public interface CustomFields {

    /**
     * Those that are so at the position of a request.
     *
     * @throws dev.rapport.common.web.ProblemException 503 {@code read-model-behind} while they are not known
     */
    DefinedFields of(Reading reading);
}
