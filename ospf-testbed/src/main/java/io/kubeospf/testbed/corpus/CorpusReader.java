package io.kubeospf.testbed.corpus;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one file: a title, lines {@code key: value}, and after an empty line {@code packet} or {@code frame} with hexadecimal digits,
 * of which each line may end in a bar and a comment.
 */
final class CorpusReader {
    private static final String TAKEN = "taken";
    private static final Pattern HEADING =
            Pattern.compile("(source|field|wrong|expected|from a stranger|installs|authentication): (.+)");
    private static final Pattern KEY = Pattern.compile("([a-z0-9-]+) (\\d+) \"(.*)\"");

    private final String name;
    private final TreeMap<String, List<String>> headings = new TreeMap<>();
    private final List<Octets> parts = new ArrayList<>();
    private Optional<Carrier> carrier = Optional.empty();

    CorpusReader(String name) {
        this.name = name;
    }

    CorpusInput read(List<String> lines) {
        int end = lines.indexOf("");
        if (end < 1) {
            throw expected(1, "a title, lines 'key: value', an empty line and the octets");
        }
        for (int index = 1; index < end; index++) {
            readHeading(index + 1, lines.get(index));
        }
        for (int index = end; index < lines.size(); index++) {
            index = readPart(lines, index);
        }
        List<String> byNeighbor = outcomes("expected");
        return new CorpusInput(
                name,
                lines.get(0),
                single("source"),
                headings.getOrDefault("field", List.of()),
                single("wrong"),
                byNeighbor,
                headings.containsKey("from a stranger") ? outcomes("from a stranger") : byNeighbor,
                Integer.parseInt(headings.getOrDefault("installs", List.of("0")).get(0)),
                authentication(),
                carrier.orElseThrow(() -> expected(end + 2, "'packet' or 'frame'")),
                parts);
    }

    private void readHeading(int number, String line) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            throw expected(number, "'key: value' with one of the keys " + HEADING.pattern());
        }
        headings.computeIfAbsent(heading.group(1), key -> new ArrayList<>()).add(heading.group(2));
    }

    /** Reads an empty line, the word and the octets that follow; returns the index of the last line of these. */
    private int readPart(List<String> lines, int start) {
        int word = start + 1;
        Carrier found = Arrays.stream(Carrier.values())
                .filter(one ->
                        word < lines.size() && lines.get(word).equals(one.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> expected(word + 1, "'packet' or 'frame'"));
        if (carrier.isPresent() && (found == Carrier.PACKET || carrier.get() != found)) {
            throw expected(word + 1, "one packet, or frames and nothing else");
        }
        carrier = Optional.of(found);
        int end = word + 1;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        parts.add(octets(lines.subList(word + 1, end)));
        return end - 1;
    }

    private static Octets octets(List<String> annotated) {
        String digits = annotated.stream()
                .map(line -> line.replaceFirst("\\|.*", "").replaceAll("\\s", ""))
                .collect(Collectors.joining());
        return Octets.of(HexFormat.of().parseHex(digits));
    }

    private List<String> outcomes(String key) {
        String outcomes = single(key);
        return outcomes.equals(TAKEN) ? List.of() : List.of(outcomes.split(", ", -1));
    }

    private String single(String key) {
        List<String> values = headings.getOrDefault(key, List.of());
        if (values.size() != 1) {
            throw expected(1, "one line '" + key + ": ...', found " + values.size());
        }
        return values.get(0);
    }

    private Authentication authentication() {
        if (!headings.containsKey("authentication")) {
            return Authentication.NONE;
        }
        Matcher key = KEY.matcher(single("authentication"));
        if (!key.matches()) {
            throw expected(1, "'authentication: ALGORITHM ID \"KEY\"'");
        }
        AuthenticationAlgorithm algorithm = Arrays.stream(AuthenticationAlgorithm.values())
                .filter(one -> one.toString().equals(key.group(1)))
                .findFirst()
                .orElseThrow(() -> expected(1, "one of " + Arrays.toString(AuthenticationAlgorithm.values())));
        return Authentication.of(algorithm, Integer.parseInt(key.group(2)), key.group(3));
    }

    private IllegalArgumentException expected(int line, String what) {
        return new IllegalArgumentException(name + ":" + line + ": expected " + what);
    }
}
