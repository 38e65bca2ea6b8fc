package dev.rapport.torture.check;

/** Something that is not as it must be. */
public record Finding(Kind kind, String text) {
    /** What is wrong. */
    public enum Kind {
        /** What was acknowledged, or stored, or published, is not everywhere it belongs. */
        LOST,
        /** Something is there more than once, or though nobody ordered it. */
        DOUBLED,
        /** A reader was shown something older than what the reader knew of. */
        STALE,
        /** Something does not go on. */
        STUCK,
        /** Two places tell different things of the same. */
        DIFFERENT
    }

    @Override
    public String toString() {
        return kind + " " + text;
    }
}
