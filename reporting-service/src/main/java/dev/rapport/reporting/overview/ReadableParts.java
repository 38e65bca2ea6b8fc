package dev.rapport.reporting.overview;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.record.RecordsCopy;
import org.jspecify.annotations.Nullable;

/** What is shown of a customer to somebody who may not read all of it. */
@FunctionalInterface
interface ReadableParts {

    /**
     * What may be read of the deals and interactions of a customer.
     *
     * @param asOf
     *            null for now
     */
    ReadablePart of(Members members, @Nullable AsOf asOf, Reader reader, RecordsCopy copy);
}
