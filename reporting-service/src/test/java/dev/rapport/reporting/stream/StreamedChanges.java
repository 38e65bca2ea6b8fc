package dev.rapport.reporting.stream;

/** What the data of the events of the stream looks like, for the API document. */
public final class StreamedChanges {

    public static final Class<?> TYPE = Change.class;

    private StreamedChanges() {}
}
