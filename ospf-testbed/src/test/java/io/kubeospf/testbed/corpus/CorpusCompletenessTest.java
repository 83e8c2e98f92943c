package io.kubeospf.testbed.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.daemon.transport.FrameFault;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the corpus has what it claims: the tables of its README. */
class CorpusCompletenessTest {
    /** What takes more than a hundred frames, another configuration, or a network card: tests of the daemon. */
    private static final Set<FrameFault> BEYOND_THE_CORPUS = EnumSet.of(
            FrameFault.FRAGMENT_LIMIT,
            FrameFault.FRAGMENT_TIME_TO_LIVE,
            FrameFault.FRAGMENT_SOURCE,
            FrameFault.LONGER_THAN_MTU);

    private static final List<String> FAULTS =
            List.of("too small", "too large", "zero", "beyond the packet", "off by one");
    private static final String NONE = "none: ";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void eachLengthAndCountIsWrongInEachWayOrTheReasonIsSaid() throws IOException {
        Map<String, SortedSet<String>> claimed = new TreeMap<>();
        for (String[] row : rows("## Lengths and counts")) {
            assertEquals(FAULTS.size() + 1, row.length, () -> Arrays.toString(row));
            for (int column = 0; column < FAULTS.size(); column++) {
                String cell = row[column + 1];
                if (!cell.startsWith(NONE)) {
                    claimed.put(row[0] + ": " + FAULTS.get(column), names(cell));
                }
            }
        }
        Map<String, SortedSet<String>> found = new TreeMap<>();
        for (CorpusInput input : Corpus.read(Corpus.ROOT)) {
            input.fields()
                    .forEach(field ->
                            found.computeIfAbsent(field, key -> new TreeSet<>()).add(input.name()));
        }
        assertEquals(found, claimed);
    }

    @Test
    void whatOthersWereHurtByIsThere() throws IOException {
        List<CorpusInput> inputs = Corpus.read(Corpus.ROOT);
        List<String[]> rows = rows("## What others were hurt by");
        assertFalse(rows.isEmpty());
        for (String[] row : rows) {
            SortedSet<String> found = inputs.stream()
                    .filter(input -> input.source().contains(row[0]))
                    .map(CorpusInput::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertFalse(found.isEmpty(), row[0]);
            assertEquals(found, names(row[1]), row[0]);
        }
        for (CorpusInput input : inputs) {
            assertTrue(
                    input.source().equals("own")
                            || rows.stream().anyMatch(row -> input.source().contains(row[0])),
                    () -> "no row for " + input.name() + " of " + input.source());
        }
    }

    @Test
    void eachMalformationAndEachFaultOfAFrameIsReached() throws IOException {
        SortedSet<String> reached = Corpus.read(Corpus.ROOT).stream()
                .flatMap(input -> input.expected().stream())
                .filter(outcome -> outcome.contains(" malformed ") || outcome.contains(" misformatted "))
                .map(outcome -> (outcome.startsWith("frame") ? "frame " : "") + outcome.split(" ", -1)[2])
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> all = Stream.concat(
                        Arrays.stream(Malformation.values()).map(Malformation::name),
                        Arrays.stream(FrameFault.values())
                                .filter(fault -> !BEYOND_THE_CORPUS.contains(fault))
                                .map(fault -> "frame " + fault.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, reached);
    }

    /** The cells of a table of the README, without its head. */
    private static List<String[]> rows(String section) throws IOException {
        String readme = Files.readString(Corpus.ROOT.resolve("README.md"));
        int start = readme.indexOf(section);
        assertTrue(start >= 0, section);
        int end = readme.indexOf("\n## ", start);
        return readme.substring(start, end < 0 ? readme.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .toList();
    }

    private static SortedSet<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
