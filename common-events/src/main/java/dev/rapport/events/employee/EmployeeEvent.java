package dev.rapport.events.employee;

import dev.rapport.events.DomainEvent;

/** An employee: somebody who works with Rapport. */
public sealed interface EmployeeEvent extends DomainEvent
        permits EmployeeCreated, EmployeeDetailsChanged, EmployeeDeactivated {}
