/** What the events of several aggregates say of customers in the same words. */
@NullMarked
package dev.rapport.events.customer;

import org.jspecify.annotations.NullMarked;
