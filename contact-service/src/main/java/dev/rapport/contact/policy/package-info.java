/** The access policy: who sees and changes what. */
@NullMarked
package dev.rapport.contact.policy;

import org.jspecify.annotations.NullMarked;
