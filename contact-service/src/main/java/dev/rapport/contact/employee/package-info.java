/** Employees: the people who work with Rapport, and who works below whom. */
@NullMarked
package dev.rapport.contact.employee;

import org.jspecify.annotations.NullMarked;
