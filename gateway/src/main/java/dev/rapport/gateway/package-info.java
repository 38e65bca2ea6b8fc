/** The one address of Rapport: it signs people in, limits, routes and documents, and keeps no record of its own. */
@NullMarked
package dev.rapport.gateway;

import org.jspecify.annotations.NullMarked;
