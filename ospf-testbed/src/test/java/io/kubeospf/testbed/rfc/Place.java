package io.kubeospf.testbed.rfc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a rule stands.
 *
 * @param text the section and what was said beside it: "10.6 Exchange", "13 (7), erratum 3974"
 */
record Place(Section section, String text) implements Comparable<Place> {
    private static final Pattern BETWEEN_RFCS = Pattern.compile(";|, *(?=RFC )");
    private static final Pattern IN_RFC = Pattern.compile("(RFC \\d+)(?: (.+))?");
    private static final Pattern NUMBERED = Pattern.compile("(" + Section.NUMBER + ")(?: (?:[A-Za-z]|\\d-).*)?");
    private static final Pattern UNNUMBERED = Pattern.compile("[a-z].*");
    private static final Pattern ADDITION = Pattern.compile("[A-Za-z].*");
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::section).thenComparing(Place::text);

    /**
     * Reads "RFC 2328 10.6 Exchange, 13 (5)(a), (7), erratum 3974; RFC 5243; CVE-2011-3325": RFCs between semicolons, sections of
     * one between commas. What names neither belongs to the place before it.
     */
    static List<Place> parse(String text) {
        List<Place> places = new ArrayList<>();
        for (String part : BETWEEN_RFCS.split(text, -1)) {
            Matcher inRfc = IN_RFC.matcher(part.strip());
            if (inRfc.matches()) {
                places.addAll(inRfc(inRfc.group(1), inRfc.group(2) == null ? "all of it" : inRfc.group(2)));
            } else {
                addToLast(places, part.strip());
            }
        }
        return places;
    }

    private static List<Place> inRfc(String rfc, String sections) {
        List<Place> places = new ArrayList<>();
        for (String untrimmed : sections.split(",", -1)) {
            String section = untrimmed.strip().replaceFirst("^Appendix ", "");
            Matcher numbered = NUMBERED.matcher(section);
            if (numbered.matches()) {
                places.add(new Place(Section.parse(rfc + " " + numbered.group(1)), section));
            } else if (places.isEmpty() && UNNUMBERED.matcher(section).matches()) {
                places.add(new Place(Section.parse(rfc), section));
            } else if (section.startsWith("(") && !places.isEmpty()) {
                String number = last(places).section().withoutSteps().number() + " " + section;
                places.add(new Place(Section.parse(rfc + " " + number), number));
            } else {
                addToLast(places, section);
            }
        }
        return places;
    }

    private static void addToLast(List<Place> places, String addition) {
        if (places.isEmpty() || !ADDITION.matcher(addition).matches()) {
            throw new IllegalArgumentException(
                    "'" + addition + "' is no section; say RFC 2328 10.6 Exchange, 13 (4); RFC 5243");
        }
        Place last = last(places);
        places.set(places.size() - 1, new Place(last.section(), last.text() + ", " + addition));
    }

    private static Place last(List<Place> places) {
        return places.get(places.size() - 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
