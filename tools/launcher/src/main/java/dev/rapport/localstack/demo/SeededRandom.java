package dev.rapport.localstack.demo;

import java.util.List;
import java.util.Random;

/** Choices that look like chance and come out the same at every run. */
final class SeededRandom {
    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean inPercent(int percent) {
        return random.nextInt(100) < percent;
    }
}
