/** The contacts, accounts and leads that interactions are with, as this service has read them from Kafka. */
@NullMarked
package dev.rapport.interaction.customer;

import org.jspecify.annotations.NullMarked;
