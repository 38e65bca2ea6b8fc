package dev.rapport.reporting.access;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.freshness.Reading;

/** What people may read, by who they are. */
public interface Readers {

    /**
     * Somebody with what they may read at the position that the request names, or as it was a second ago at most.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             503 {@code read-model-behind} while that is not known
     */
    Reader of(Caller caller, Reading reading);

    /** The same for those who do not read on behalf of a request. */
    Reader live(Caller caller);
}
