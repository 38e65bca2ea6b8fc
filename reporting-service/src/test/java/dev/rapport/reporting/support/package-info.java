/** What tests of several packages share: events that follow one another, and an index that needs no Kafka. */
@NullMarked
package dev.rapport.reporting.support;

import org.jspecify.annotations.NullMarked;
