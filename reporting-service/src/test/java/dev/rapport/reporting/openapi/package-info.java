/** The OpenAPI document of this service, made from its controllers and compared with the committed one. */
@NullMarked
package dev.rapport.reporting.openapi;

import org.jspecify.annotations.NullMarked;
