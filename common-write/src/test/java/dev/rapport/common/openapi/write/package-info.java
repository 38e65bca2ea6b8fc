/** How the OpenAPI document describes writes. */
@NullMarked
package dev.rapport.common.openapi.write;

import org.jspecify.annotations.NullMarked;
