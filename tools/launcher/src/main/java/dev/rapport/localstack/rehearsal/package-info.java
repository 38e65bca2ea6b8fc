/** What makes later starts of the local stack fast: it is played through once, and remembers. */
@NullMarked
package dev.rapport.localstack.rehearsal;

import org.jspecify.annotations.NullMarked;
