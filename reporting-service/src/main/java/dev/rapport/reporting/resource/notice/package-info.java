/** Notices: what people are told of. */
@NullMarked
package dev.rapport.reporting.resource.notice;

import org.jspecify.annotations.NullMarked;
