/** What fields of requests may hold. */
@NullMarked
package dev.rapport.common.web.validation;

import org.jspecify.annotations.NullMarked;
