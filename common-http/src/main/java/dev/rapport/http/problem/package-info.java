/** What is answered to requests that are turned away before anybody has work with them. */
@NullMarked
package dev.rapport.http.problem;

import org.jspecify.annotations.NullMarked;
