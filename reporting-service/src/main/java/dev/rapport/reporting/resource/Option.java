package dev.rapport.reporting.resource;

/**
 * One of the values that a field may have.
 *
 * @param active whether records may get it
 */
public record Option(String value, String label, boolean active) {

    /** One that every company has. */
    static Option of(String code) {
        return new Option(code, Sentences.capital(Sentences.words(code)), true);
    }
}
