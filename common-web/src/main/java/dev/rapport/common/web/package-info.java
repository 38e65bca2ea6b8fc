/** The conventions of the public API: problems, versions, idempotency, positions, paging. */
@NullMarked
package dev.rapport.common.web;

import org.jspecify.annotations.NullMarked;
