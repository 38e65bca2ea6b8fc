/** One OpenAPI document for the whole surface, and the page that shows it. */
@NullMarked
package dev.rapport.gateway.docs;

import org.jspecify.annotations.NullMarked;
