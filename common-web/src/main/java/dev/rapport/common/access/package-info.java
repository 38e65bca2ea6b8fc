/** Who sees and changes which records: the access policy, decided by facts of records and by who works with whom. */
@NullMarked
package dev.rapport.common.access;

import org.jspecify.annotations.NullMarked;
