package dev.rapport.events.contact;

import dev.rapport.events.field.Coded;

/** What somebody is to us because people say so; what else follows from what happens. */
public enum KeptKind implements Coded {
    SUBSCRIBER,
    ADVOCATE,
    EMPLOYEE
}
