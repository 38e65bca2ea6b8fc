package dev.rapport.contact.field;

import java.util.UUID;

/** Which fields there are: a field is added, put away and taken up in the transaction of its event. */
interface DefinedFields {

    /** Most that a kind of records has in use. */
    int MOST_ACTIVE = 200;

    /** Most that a kind of records ever has: indices keep what was put away, too. */
    int MOST = 1000;

    /**
     * Another one.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when it is there, or there are too many
     */
    void add(UUID fieldId, String entity);

    void putAway(UUID fieldId);

    /**
     * One that was put away.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when there are too many
     */
    void takeUp(UUID fieldId, String entity);
}
