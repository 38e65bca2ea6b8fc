/**
 * Runs all services in one JVM, for a machine with little memory: one copy of the libraries, and a class loader for
 * what is a service's own.
 */
@NullMarked
package dev.rapport.host;

import org.jspecify.annotations.NullMarked;
