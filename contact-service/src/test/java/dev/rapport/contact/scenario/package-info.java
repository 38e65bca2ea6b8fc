/** Given what happened, when somebody wants something, expect what follows: how tests of aggregates read. */
@NullMarked
package dev.rapport.contact.scenario;

import org.jspecify.annotations.NullMarked;
