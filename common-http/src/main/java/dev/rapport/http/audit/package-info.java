/** What those who look after a company's security ask about afterwards: who was let in, refused, read and changed. */
@NullMarked
package dev.rapport.http.audit;

import org.jspecify.annotations.NullMarked;
