package io.kubeospf.testbed.rfc;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an RFC, in the order in which the RFC has them.
 *
 * @param number of a chapter, section, appendix or step: "13", "13.3 (1)(b)", "A.4.1"; blank for all of the RFC
 */
record Section(int rfc, String number) implements Comparable<Section> {
    /** Of a chapter, section, appendix or step. */
    static final String NUMBER = "(?:\\d+|[A-Z])(?:\\.\\d+)*(?: \\(\\w+\\)(?:\\(\\w+\\))*)?";

    private static final Pattern FORM = Pattern.compile("RFC (\\d+)(?: (" + NUMBER + "))?");
    private static final Pattern LAST_STEP = Pattern.compile(" ?\\(\\w+\\)$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Comparator<Section> ORDER =
            Comparator.comparingInt(Section::rfc).thenComparing(Section::sortKey);

    /** Reads "RFC 2328 13.3 (1)(b)". */
    static Section parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a section such as RFC 2328 13 (5)(a)");
        }
        String number = matcher.group(2) == null ? "" : matcher.group(2);
        return new Section(Integer.parseInt(matcher.group(1)), number);
    }

    /** The chapter or appendix that it is in. */
    Section chapter() {
        return new Section(rfc, number.split("[. ]", -1)[0]);
    }

    boolean isChapter() {
        return !number.isEmpty() && equals(chapter());
    }

    boolean isStep() {
        return number.endsWith(")");
    }

    /** The step or section of which this is a step. */
    Section withoutLastStep() {
        return new Section(rfc, LAST_STEP.matcher(number).replaceFirst(""));
    }

    /** The section of which this is a step, or itself. */
    Section withoutSteps() {
        return isStep() ? withoutLastStep().withoutSteps() : this;
    }

    boolean contains(Section other) {
        boolean within = number.isEmpty()
                || other.number.startsWith(number + ".")
                || other.number.startsWith(number + " (")
                || other.number.startsWith(number + "(");
        return rfc == other.rfc && within && !equals(other);
    }

    /** With all numbers of one length, and the steps of a section before its subsections. */
    private String sortKey() {
        return DIGITS.matcher(number.replace(" (", "!").replace(")(", "!").replace(")", ""))
                .replaceAll(digits -> String.format(Locale.ROOT, "%03d", Integer.parseInt(digits.group())));
    }

    @Override
    public int compareTo(Section other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return ("RFC " + rfc + " " + number).strip();
    }
}
