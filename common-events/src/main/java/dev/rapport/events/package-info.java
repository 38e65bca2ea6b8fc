/** The public contract of Rapport's events: what they are called, what they carry, and how they travel on Kafka. */
@NullMarked
package dev.rapport.events;

import org.jspecify.annotations.NullMarked;
