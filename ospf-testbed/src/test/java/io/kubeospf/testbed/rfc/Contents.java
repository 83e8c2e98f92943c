package io.kubeospf.testbed.rfc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the RFCs have, section by section.
 *
 * @param rfcs in the order in which they are to be shown
 */
record Contents(List<Entry> rfcs, SortedMap<Section, Entry> entries) {
    /**
     * An RFC, or a section of one.
     *
     * @param untested why no test is to be expected; blank when one is
     */
    record Entry(Section section, String title, String untested) {
        boolean isToBeTested() {
            return untested.isEmpty();
        }

        /** Whether there is nothing that a test could prove. */
        boolean isLeftOut() {
            return untested.startsWith("left out") || untested.startsWith("not there yet");
        }
    }

    /** Reads lines such as "RFC 2328 | OSPF Version 2", and below it "13.1 | Determining which LSA is newer". */
    static Contents parse(List<String> lines) {
        List<Entry> rfcs = new ArrayList<>();
        SortedMap<Section, Entry> entries = new TreeMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = (line + "|").split(" *\\| *", -1);
            boolean isRfc = line.startsWith("RFC ");
            String place = isRfc ? columns[0] : rfcs.get(rfcs.size() - 1).section() + " " + columns[0];
            Entry entry = new Entry(Section.parse(place), columns[1], columns[2]);
            if (isRfc) {
                rfcs.add(entry);
            }
            if (entries.put(entry.section(), entry) != null) {
                throw new IllegalArgumentException(place + " is there twice");
            }
        }
        return new Contents(rfcs, entries);
    }

    /** The entry of a section; of a step that has none, that of the step or section around it. */
    Optional<Entry> find(Section section) {
        Entry entry = entries.get(section);
        return entry == null && section.isStep() ? find(section.withoutLastStep()) : Optional.ofNullable(entry);
    }

    List<Entry> chapters(Entry rfc) {
        return parts(rfc).stream().filter(entry -> entry.section().isChapter()).toList();
    }

    /** All that is below a section. */
    Collection<Entry> parts(Entry of) {
        return entries.values().stream()
                .filter(entry -> of.section().contains(entry.section()))
                .toList();
    }
}
