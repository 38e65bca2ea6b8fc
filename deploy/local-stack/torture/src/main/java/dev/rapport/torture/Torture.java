package dev.rapport.torture;

/** What {@code rapport torture} runs. */
final class Torture {
    private Torture() {}

    public static void main(String[] arguments) {
        throw new UnsupportedOperationException(String.join(" ", arguments));
    }
}
