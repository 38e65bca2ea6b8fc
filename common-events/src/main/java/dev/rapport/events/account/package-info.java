/** What happens to an account: the events on the topic {@code rapport.account}. */
@NullMarked
package dev.rapport.events.account;

import org.jspecify.annotations.NullMarked;
