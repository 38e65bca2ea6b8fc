/**
 * What the OpenAPI documents of all services have in common; a service's tests make its document from its controllers.
 */
@NullMarked
package dev.rapport.common.openapi;

import org.jspecify.annotations.NullMarked;
