/** What is kept of people who were forgotten, so that nothing that names them is stored again. */
@NullMarked
package dev.rapport.reporting.erasure;

import org.jspecify.annotations.NullMarked;
