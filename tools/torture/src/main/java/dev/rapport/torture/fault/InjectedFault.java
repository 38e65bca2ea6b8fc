package dev.rapport.torture.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it was.
 *
 * @param began after the beginning of the load
 * @param undone after the beginning of the load
 * @param recovery from being undone until the target was ready and everybody was served again; null when that did not
 * come
 * @param note what else there is to say
 */
public record InjectedFault(Fault fault, Duration began, Duration undone, @Nullable Duration recovery, String note) {}
