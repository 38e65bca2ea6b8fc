package dev.rapport.reporting.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs of neighbouring Thai characters. Thai is written without spaces, and a dictionary splits the same name in
 * different ways depending on what stands beside it; pairs that follow one another are found wherever they stand.
 */
final class ThaiGrams {

    private static final Pattern RUN = Pattern.compile("\\p{IsThai}+");

    /** Stands between two runs, so that a phrase never reaches from one into the next. */
    private static final String BREAK = "|";

    private ThaiGrams() {}

    /** All pairs of the text, separated by spaces. */
    static String of(String text) {
        var grams = new StringBuilder();
        for (var run : runs(text)) {
            grams.append(phrase(run)).append(BREAK).append(' ');
        }
        return grams.toString();
    }

    /** The pairs of one piece, as the phrase to look for. */
    static String phrase(String run) {
        var grams = new StringBuilder();
        for (int i = 0; i + 2 <= run.length(); i++) {
            grams.append(run, i, i + 2).append(' ');
        }
        return grams.toString();
    }

    /** The pieces of a text that are Thai and at least two characters long. */
    static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        Matcher matcher = RUN.matcher(text);
        while (matcher.find()) {
            if (matcher.group().length() >= 2) {
                runs.add(matcher.group());
            }
        }
        return runs;
    }

    /** The text without its Thai pieces. */
    static String rest(String text) {
        return RUN.matcher(text).replaceAll(" ").strip();
    }
}
