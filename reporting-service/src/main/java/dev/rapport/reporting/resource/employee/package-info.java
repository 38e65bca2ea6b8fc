/** Employees: the people who work with Rapport. */
@NullMarked
package dev.rapport.reporting.resource.employee;

import org.jspecify.annotations.NullMarked;
