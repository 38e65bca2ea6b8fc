package dev.rapport.bench;

/** What {@code rapport bench} runs. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        throw new UnsupportedOperationException(String.join(" ", arguments));
    }
}
