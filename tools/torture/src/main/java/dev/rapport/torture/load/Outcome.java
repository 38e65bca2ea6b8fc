package dev.rapport.torture.load;

/** How an order ended. */
public sealed interface Outcome {
    WriteRequest request();

    /** How often it was sent. */
    int attempts();

    /**
     * It was answered with success.
     *
     * @param at milliseconds since 1970
     * @param position the answer's Rapport-Position
     */
    record Acknowledged(
            WriteRequest request,
            int attempts,
            long at,
            String id,
            long version,
            String position) implements Outcome {}

    /** It was answered with a reason why it is not done. */
    record Refused(WriteRequest request, int attempts, int status, String code) implements Outcome {}

    /** It never got an answer that tells whether it was done. */
    record Unanswered(WriteRequest request, int attempts, String last) implements Outcome {}
}
