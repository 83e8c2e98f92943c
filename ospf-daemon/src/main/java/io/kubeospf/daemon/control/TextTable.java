package io.kubeospf.daemon.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of cells under headings, aligned, without lines. */
final class TextTable {
    /** How many characters a line has at most when the client does not tell. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";

    private final String[] headings;
    private final List<Object[]> rows = new ArrayList<>();
    private List<String> forWideTerminals = List.of();
    private List<String> leftOutFirst = List.of();

    TextTable(String... headings) {
        this.headings = headings;
    }

    /** These columns are shown only on a terminal that is wider than {@link #WIDTH}. */
    TextTable onlyWide(String... columns) {
        forWideTerminals = List.of(columns);
        return this;
    }

    /** Where the terminal is too narrow, these columns are left out, in this order, until the others fit. */
    TextTable leavingOut(String... columns) {
        leftOutFirst = List.of(columns);
        return this;
    }

    /** Adds a row; numbers are aligned to the right. */
    void add(Object... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.length + " headings");
        }
        rows.add(cells);
    }

    /**
     * The headings and the rows; empty without rows.
     *
     * @param width of the terminal, in characters
     */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            int[] columns = columns(width);
            int[] widths = widths();
            lines.add(line(widths, headings, rows.get(0), columns));
            rows.forEach(row -> lines.add(line(widths, row, row, columns)));
        }
        return lines;
    }

    /** Those that are shown. */
    private int[] columns(int width) {
        List<String> shown = new ArrayList<>(List.of(headings));
        if (width <= WIDTH) {
            shown.removeAll(forWideTerminals);
        }
        int[] widths = widths();
        Stream.concat(forWideTerminals.stream(), leftOutFirst.stream()).forEach(column -> {
            if (length(widths, indexes(shown)) > width) {
                shown.remove(column);
            }
        });
        return indexes(shown);
    }

    private int[] indexes(List<String> columns) {
        return IntStream.range(0, headings.length)
                .filter(index -> columns.contains(headings[index]))
                .toArray();
    }

    /** How long a line of these columns is. */
    static int length(int[] widths, int[] columns) {
        return Arrays.stream(columns)
                        .map(column -> widths[column] + GAP.length())
                        .sum()
                - GAP.length();
    }

    /** One line of cells, each as wide as its column at least. */
    static String line(int[] widths, Object[] cells, Object[] alignedAs, int[] columns) {
        StringBuilder line = new StringBuilder();
        for (int column : columns) {
            String padding = " "
                    .repeat(Math.max(
                            0, widths[column] - cells[column].toString().length()));
            boolean right = alignedAs[column] instanceof Number;
            line.append(line.length() == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cells[column])
                    .append(right ? "" : padding);
        }
        return line.toString().stripTrailing();
    }

    /**
     * A text in lines of the terminal's width, broken between words, and where a word is longer than a line.
     *
     * @param first what the first line begins with
     * @param indentation how many spaces the others begin with
     * @param width of the terminal, in characters
     */
    static List<String> wrap(String first, String text, int indentation, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indentation));
                begun = false;
            }
            line.append(begun ? " " : "");
            String rest = word;
            while (line.length() + rest.length() > width) {
                int room = width - line.length();
                lines.add(line.append(rest, 0, room).toString());
                line = new StringBuilder(" ".repeat(indentation));
                rest = rest.substring(room);
            }
            line.append(rest);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    private int[] widths() {
        int[] widths = Arrays.stream(headings).mapToInt(String::length).toArray();
        for (Object[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].toString().length());
            }
        }
        return widths;
    }
}
