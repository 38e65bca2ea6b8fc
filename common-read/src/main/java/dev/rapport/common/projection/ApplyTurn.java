package dev.rapport.common.projection;

/** What the thread that applies does after it has looked for something to apply. */
enum ApplyTurn {

    /** Something was found. */
    APPLY,
    /** Nothing was found, but more may come. */
    IDLE,
    /** Nothing was found, and nothing comes. */
    END;

    /**
     * @param found what was read is applied first, even if reading has ended
     * @param drained true if reading has ended
     * @param failed true if the copy is lost or a thread has ended that should not have
     */
    static ApplyTurn next(boolean found, boolean drained, boolean failed) {
        if (found) {
            return APPLY;
        }
        return drained || failed ? END : IDLE;
    }
}
