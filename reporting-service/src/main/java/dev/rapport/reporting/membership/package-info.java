/** Which accounts people belonged to and when, and so whose deals and interactions an account has. */
@NullMarked
package dev.rapport.reporting.membership;

import org.jspecify.annotations.NullMarked;
