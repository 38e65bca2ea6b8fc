/** What happens to an employee: the events on the topic {@code rapport.employee}. */
@NullMarked
package dev.rapport.events.employee;

import org.jspecify.annotations.NullMarked;
