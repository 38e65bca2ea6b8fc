package dev.rapport.reporting.resource;

/** What the index holds of a field beside its value, so that it is found, or stands in its place in an alphabet. */
public enum SearchKey {
    /** Its words, in the one form in which they are compared. */
    WORDS,
    /** The endings of an address: any part of it is the beginning of one. */
    PARTS,
    /** The endings of a phone number's digits. */
    DIGITS,
    /** The places of its text in the alphabets. */
    ALPHABET
}
