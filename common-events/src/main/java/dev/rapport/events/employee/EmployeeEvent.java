package dev.rapport.events.employee;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** An employee: somebody who works with Rapport. */
@Family(aggregate = "employee", owner = "contact-service")
public sealed interface EmployeeEvent extends DomainEvent
        permits EmployeeCreated, EmployeeDetailsChanged, EmployeeDeactivated, EmployeeReactivated {}
