/** Who may read which records: levels of the access policy, turned into sets of people, teams and territories. */
@NullMarked
package dev.rapport.reporting.access;

import org.jspecify.annotations.NullMarked;
