package dev.rapport.torture.fault;

import java.time.Duration;

/**
 * One thing that goes wrong.
 *
 * @param number from 1, in the order of their beginnings
 * @param target a part of the stack, or what else the kind needs to know
 * @param at after the beginning of the load
 * @param lasts until it is undone; zero where there is nothing to undo
 */
public record Fault(int number, FaultKind kind, String target, Duration at, Duration lasts) {
    public Duration end() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return "%3d  %6.1f s  %-17s %-22s %s".formatted(number, at.toMillis() / 1000.0, kind.label(), target,
                lasts.isZero() ? "" : "%.1f s".formatted(lasts.toMillis() / 1000.0)).stripTrailing();
    }
}
