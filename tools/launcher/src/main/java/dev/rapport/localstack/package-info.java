/** Starts the servers and services of Rapport on one machine, as processes of their own. */
@NullMarked
package dev.rapport.localstack;

import org.jspecify.annotations.NullMarked;
