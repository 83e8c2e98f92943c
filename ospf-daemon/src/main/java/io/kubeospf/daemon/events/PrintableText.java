package io.kubeospf.daemon.events;

/**
 * Text for terminals and logs. What others have chosen (a key of the file, a path) may hold control characters, with which it
 * could move a cursor, change colours or look like another line.
 */
public final class PrintableText {
    private PrintableText() {}

    /** The text on one line: each control character, and each that reverses the direction of reading, as its escape, such as \x1b. */
    public static String line(String text) {
        return escape(text, "");
    }

    /** As {@link #line}, but line feeds and tabs stay. */
    public static String lines(String text) {
        return escape(text, "\n\t");
    }

    private static String escape(String text, String kept) {
        if (text.codePoints().noneMatch(character -> mustBeEscaped(character, kept))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (!mustBeEscaped(character, kept)) {
                escaped.appendCodePoint(character);
            } else if (character < 0x100) {
                escaped.append(String.format("\\x%02x", character));
            } else {
                escaped.append(String.format("\\u%04x", character));
            }
        });
        return escaped.toString();
    }

    private static boolean mustBeEscaped(int character, String kept) {
        return switch (Character.getType(character)) {
            // FORMAT has the marks that reverse the direction, and what is not to be seen at all
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> kept.indexOf(character) < 0;
            default -> false;
        };
    }
}
