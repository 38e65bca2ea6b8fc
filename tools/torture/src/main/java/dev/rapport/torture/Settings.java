package dev.rapport.torture;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to be.
 *
 * @param seed decides what goes wrong when
 * @param length of the load
 * @param rate writes per second of all writers together
 * @param report the folder for the report and the picture; null for one in the run's own folder
 * @param keep whether data and logs stay also when nothing was wrong
 */
public record Settings(long seed, Duration length, double rate, @Nullable Path report, boolean keep) {}
