package dev.rapport.events.employee;

import dev.rapport.events.field.Coded;

/** What an employee is in the company, and therefore may do. */
public enum Role implements Coded {
    ADMIN,
    MANAGER,
    REP,
    SUPPORT,
    MARKETING,
    ANALYST
}
