package dev.rapport.torture.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which faults happen when. The same seed and length give the same schedule; ten minutes hold every kind and every
 * process, a shorter time as many as fit, as different as possible.
 *
 * @param faults in the order of their beginnings
 */
public record Schedule(long seed, Duration length, List<Fault> faults) {
    /** Every part of the stack, as {@code OwnStack} calls them. */
    public static final List<String> SERVERS = List.of("postgresql", "kafka", "elasticsearch", "mongodb");
    public static final List<String> WRITERS = List.of("contact-service", "contact-service-2", "deal-service",
            "deal-service-2", "interaction-service", "interaction-service-2");
    public static final List<String> READERS = List.of("reporting-service", "reporting-service-2");
    public static final String GATEWAY = "gateway";
    private static final List<String> PROJECTIONS = List.of("records", "search", "timeline", "deal-periods");

    /** Below this a minute of refusals would be nearly all there is. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);
    private static final Duration FULL = Duration.ofMinutes(10);
    private static final Duration QUIET_BEFORE = Duration.ofSeconds(8);
    private static final Duration QUIET_AFTER = Duration.ofSeconds(12);
    /** Between two beginnings, on average, where not all of the faults fit. */
    private static final Duration SPACING = Duration.ofMillis(11_500);
    /** A part that has just been disturbed is left alone for so long. */
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    public Schedule {
        faults = List.copyOf(faults);
    }

    /** A fault without its time. */
    private record Plan(FaultKind kind, String target, Duration lasts) {}

    /**
     * The faults of a seed.
     *
     * @param length of the load, at least a minute
     */
    public static Schedule of(long seed, Duration length) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration window = length.minus(QUIET_BEFORE).minus(QUIET_AFTER);
        List<Plan> chosen = choose(random, length, window);
        return new Schedule(seed, length, place(random, chosen, window));
    }

    private static List<Plan> choose(SplittableRandom random, Duration length, Duration window) {
        if (length.compareTo(FULL) >= 0) {
            List<Plan> all = new ArrayList<>();
            for (long tens = length.dividedBy(FULL); tens > 0; tens--) {
                all.addAll(catalogue(random));
            }
            shuffle(all, random);
            return all;
        }
        List<Plan> candidates = catalogue(random);
        shuffle(candidates, random);
        if (length.compareTo(LONG_ENOUGH) < 0) {
            candidates.removeIf(plan -> plan.kind() == FaultKind.REFUSE_60S);
        }
        List<Plan> chosen = new ArrayList<>();
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        int room = (int) Math.max(1, window.dividedBy(SPACING));
        for (Plan plan : candidates) {
            if (chosen.size() < room && kinds.add(plan.kind())) {
                chosen.add(plan);
            }
        }
        candidates.removeAll(chosen);
        chosen.addAll(candidates.subList(0, Math.max(0, Math.min(candidates.size(), room - chosen.size()))));
        return chosen;
    }

    private static List<Plan> catalogue(SplittableRandom random) {
        List<Plan> plans = new ArrayList<>();
        List<String> processes = new ArrayList<>(SERVERS);
        processes.addAll(WRITERS);
        processes.addAll(READERS);
        processes.add(GATEWAY);
        for (String process : processes) {
            plans.add(new Plan(FaultKind.KILL, process, Duration.ZERO));
            plans.add(new Plan(FaultKind.PAUSE, process, Duration.ofMillis(random.nextLong(3_000, 12_000))));
        }
        SERVERS.forEach(server -> plans.add(new Plan(FaultKind.REFUSE_5S, server, Duration.ofSeconds(5))));
        for (String server : List.of("postgresql", "kafka")) {
            plans.add(new Plan(FaultKind.REFUSE_60S, server, MINUTE));
        }
        for (String target : List.of("contact-service", "deal-service", "interaction-service", GATEWAY)) {
            plans.add(new Plan(FaultKind.CUT_BEFORE_ANSWER, target, Duration.ofSeconds(5)));
        }
        SERVERS.forEach(server -> plans.add(new Plan(FaultKind.FULL_DISK, server, Duration.ofSeconds(12))));
        for (String sink : List.of("mongodb", "elasticsearch")) {
            plans.add(new Plan(FaultKind.SLOW_SINK, sink, Duration.ofSeconds(15)));
        }
        plans.add(new Plan(FaultKind.CLOCK_AHEAD, any(WRITERS, random), Duration.ofSeconds(25)));
        plans.add(new Plan(FaultKind.CLOCK_BEHIND, any(WRITERS, random), Duration.ofSeconds(25)));
        plans.add(new Plan(FaultKind.DUPLICATES, "all topics", Duration.ZERO));
        plans.add(
                new Plan(FaultKind.LATE_COMMIT, "contact database", Duration.ofMillis(random.nextLong(6_000, 15_000))));
        plans.add(new Plan(FaultKind.POISON, "lead and contact", Duration.ZERO));
        plans.add(new Plan(FaultKind.REBUILD, any(PROJECTIONS, random), Duration.ZERO));
        plans.add(new Plan(FaultKind.REBUILD, any(PROJECTIONS, random), Duration.ZERO));
        return plans;
    }

    private static String any(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    private static void shuffle(List<Plan> plans, SplittableRandom random) {
        for (int i = plans.size() - 1; i > 0; i--) {
            Collections.swap(plans, i, random.nextInt(i + 1));
        }
    }

    /** One after the other, each beginning in a time of its own; what lasts long comes early enough to end. */
    private static List<Fault> place(SplittableRandom random, List<Plan> plans, Duration window) {
        List<Plan> open = new ArrayList<>(plans);
        Map<String, Duration> freeAt = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        int count = plans.size();
        for (int i = 0; i < count; i++) {
            Duration slot = window.multipliedBy(i).dividedBy(count);
            Duration at = slot.plus(Duration.ofMillis(random.nextLong(1 + window.toMillis() * 6 / (10L * count))));
            Plan plan = next(open, freeAt, at, window);
            open.remove(plan);
            freeAt.put(plan.target(), at.plus(plan.lasts()).plus(RECOVERY));
            // One that would end too late is cut short rather than left out.
            Duration lasts = at.plus(plan.lasts()).compareTo(window) > 0 ? window.minus(at) : plan.lasts();
            faults.add(new Fault(i + 1, plan.kind(), plan.target(), QUIET_BEFORE.plus(at), lasts));
        }
        return faults;
    }

    private static Plan next(List<Plan> open, Map<String, Duration> freeAt, Duration at, Duration window) {
        Duration remaining = window.minus(at);
        // A minute of refusals has to begin before it is too late, and two should not meet.
        for (Plan plan : open) {
            boolean due = plan.kind() == FaultKind.REFUSE_60S
                    && remaining.compareTo(MINUTE.multipliedBy(2 * count(open))) <= 0;
            if (due) {
                return plan;
            }
        }
        for (Plan plan : open) {
            boolean free = freeAt.getOrDefault(plan.target(), Duration.ZERO).compareTo(at) <= 0;
            boolean alone = plan.kind() != FaultKind.REFUSE_60S || refusalsAreOver(freeAt, at);
            if (free && alone && plan.lasts().compareTo(remaining) <= 0) {
                return plan;
            }
        }
        return open.stream().filter(plan -> plan.lasts().compareTo(remaining) <= 0).findFirst()
                .orElseGet(open::getFirst);
    }

    private static boolean refusalsAreOver(Map<String, Duration> freeAt, Duration at) {
        return freeAt.getOrDefault("postgresql", Duration.ZERO).compareTo(at) <= 0
                && freeAt.getOrDefault("kafka", Duration.ZERO).compareTo(at) <= 0;
    }

    private static long count(List<Plan> open) {
        return open.stream().filter(plan -> plan.kind() == FaultKind.REFUSE_60S).count();
    }
}
