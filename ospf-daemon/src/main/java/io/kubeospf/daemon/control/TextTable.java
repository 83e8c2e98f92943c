package io.kubeospf.daemon.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells under headings, aligned, without lines. */
final class TextTable {
    /** How wide a terminal is taken to be. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";

    private final String[] headings;
    private final List<Object[]> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = headings;
    }

    /** Adds a row; numbers are aligned to the right. */
    void add(Object... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.length + " headings");
        }
        rows.add(cells);
    }

    /** Empty without rows. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            int[] widths = widths();
            lines.add(line(widths, headings, rows.get(0)));
            rows.forEach(row -> lines.add(line(widths, row, row)));
        }
        return lines;
    }

    /** One line of cells, each as wide as its column at least. */
    static String line(int[] widths, Object[] cells, Object[] alignedAs) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            String padding = " "
                    .repeat(Math.max(
                            0, widths[column] - cells[column].toString().length()));
            boolean right = alignedAs[column] instanceof Number;
            line.append(column == 0 ? "" : GAP)
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
     */
    static List<String> wrap(String first, String text, int indentation) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indentation));
                begun = false;
            }
            line.append(begun ? " " : "");
            String rest = word;
            while (line.length() + rest.length() > WIDTH) {
                int room = WIDTH - line.length();
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
