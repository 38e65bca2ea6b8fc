package dev.rapport.events.policy;

import dev.rapport.events.field.Coded;

/** Which records of a kind a role reaches. Several are joined by or. */
public enum Level implements Coded {
    /** No record, unless another level reaches it. */
    NONE,
    /** What one owns, and what is shared with oneself or one's team. */
    OWN,
    /** What somebody of one's team owns. */
    TEAM,
    /** What somebody owns who works for one, directly or not. */
    BELOW,
    /** What lies in one's territory. */
    TERRITORY,
    /** Every record. */
    ALL
}
