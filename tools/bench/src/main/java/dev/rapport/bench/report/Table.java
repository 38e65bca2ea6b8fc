package dev.rapport.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Text in columns, in Markdown, which is as readable on a terminal. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int leftAligned;

    /** @param leftAligned how many columns hold text, numbers follow */
    public Table(int leftAligned, String... heads) {
        this.leftAligned = leftAligned;
        rows.add(List.of(heads));
    }

    public void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The figures with their limits. */
    public static Table of(List<Figure> figures) {
        Table table = new Table(2, "what", "limit in the same run", "value", "limit", "unit", "ratio", "goal", "met",
                "CPU ms/op", "MB");
        figures.forEach(figure -> table.add(List.of(figure.what(), figure.limitOf(), Numbers.of(figure.value()),
                Numbers.of(figure.limit()), figure.unit(), Numbers.of(figure.ratio()),
                figure.goal().text(figure.unit()), met(figure.met()), Numbers.of(figure.cpuMillis()),
                Numbers.megabytes(figure.memory()))));
        return table;
    }

    /** What an operation costs at each size of the store. */
    public static Table ofGrowth(List<Growth> sizes) {
        List<String> heads = new ArrayList<>(List.of("events in the store", ""));
        sizes.forEach(size -> heads.add(Numbers.of((double) size.events())));
        Table table = new Table(2, heads.toArray(String[]::new));
        sizes.stream().flatMap(size -> size.figures().stream()).map(Pictures::name).distinct().forEach(name -> {
            table.growth(name, "value", sizes, figure -> Numbers.of(figure.value()) + " " + figure.unit());
            table.growth(name, "CPU ms/op", sizes, figure -> Numbers.of(figure.cpuMillis()));
        });
        table.row("resident MB", "", sizes.stream().map(size -> Numbers.megabytes(
                size.figures().stream().mapToLong(Figure::memory).max().orElse(0))).toList());
        return table;
    }

    private void growth(String name, String what, List<Growth> sizes, Function<Figure, String> cell) {
        row(name, what, sizes.stream().map(size -> size.figures().stream()
                .filter(figure -> Pictures.name(figure).equals(name)).findFirst().map(cell).orElse("–")).toList());
    }

    private void row(String name, String what, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(name, what));
        row.addAll(cells);
        add(row);
    }

    static String met(@Nullable Boolean met) {
        return met == null ? "" : met ? "yes" : "NO";
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        });
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rows.size(); number++) {
            line(text, rows.get(number), widths);
            if (number == 0) {
                text.append('|');
                for (int column = 0; column < columns; column++) {
                    text.append("-".repeat(widths[column] + 1)).append(column < leftAligned ? "-" : ":").append('|');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> row, int[] widths) {
        text.append('|');
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - length(row.get(column)));
            text.append(' ').append(column < leftAligned ? row.get(column) + blanks : blanks + row.get(column))
                    .append(" |");
        }
        text.append('\n');
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
