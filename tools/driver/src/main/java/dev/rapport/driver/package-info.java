/** Drives a local stack through its public API, for the demo, the bench, the torture and the system tests. */
@NullMarked
package dev.rapport.driver;

import org.jspecify.annotations.NullMarked;
