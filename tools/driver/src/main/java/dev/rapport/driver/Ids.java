package dev.rapport.driver;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as the services make them, and names that nobody else has. */
public final class Ids {
    private Ids() {}

    /** UUIDv7, ordered by time: new ones go to the end of an index. */
    public static UUID timeOrdered() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = (System.currentTimeMillis() << 16) | 0x7000L | random.nextLong(0x1000);
        return new UUID(time, (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** The prefix with something behind it that nobody else has. */
    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
