/** What should those who look after security look at? */
@NullMarked
package dev.rapport.reporting.security;

import org.jspecify.annotations.NullMarked;
