package io.kubeospf.testbed.scenario;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The words of one line, taken from left to right. A word that does not fit is refused with its place. */
final class Words {
    private final String place;
    private final List<String> words;
    private int next;

    /**
     * @param place the file and line, for complaints
     */
    Words(String place, String text) {
        this.place = place;
        this.words = text.isBlank()
                ? List.of()
                : List.of(text.strip().replace(": ", " : ").split("\\s+"));
    }

    String place() {
        return place;
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** The next word, which stays where it is; empty at the end. */
    String peek() {
        return isEmpty() ? "" : words.get(next);
    }

    String take(String expected) {
        if (isEmpty()) {
            throw expected(expected);
        }
        return words.get(next++);
    }

    <T> T take(String expected, Function<String, T> reading) {
        String word = take(expected);
        try {
            return reading.apply(word);
        } catch (IllegalArgumentException unfit) {
            next--;
            throw expected(expected);
        }
    }

    /** What the line as a whole describes; values that do not go together are refused with the line's place. */
    <T> T valid(Supplier<T> description) {
        try {
            return description.get();
        } catch (IllegalArgumentException invalid) {
            throw new ScenarioSyntaxException(place, String.valueOf(invalid.getMessage()));
        }
    }

    /** Takes the word if it is the next one. */
    boolean takeIf(String word) {
        boolean there = peek().equals(word);
        next += there ? 1 : 0;
        return there;
    }

    void require(String word) {
        if (!takeIf(word)) {
            throw expected("'" + word + "'");
        }
    }

    void requireEnd() {
        if (!isEmpty()) {
            throw expected("nothing more");
        }
    }

    ScenarioSyntaxException expected(String what) {
        String found = isEmpty() ? "the end of the line" : "'" + peek() + "'";
        return new ScenarioSyntaxException(place, "expected " + what + ", found " + found);
    }

    /** Decimal, or hexadecimal with 0x. */
    int number() {
        return take("a number", word -> Long.decode(word).intValue());
    }

    Ipv4Address address() {
        return take("an address", Ipv4Address::parse);
    }

    RouterId routerId() {
        return take("a Router ID", RouterId::parse);
    }

    Octets octets() {
        return take("hexadecimal octets", word -> Octets.of(HexFormat.of().parseHex(word)));
    }

    /** Such as {@code 12.5 s}. */
    Duration seconds() {
        Duration duration =
                take("a number of seconds", word -> Duration.ofMillis(Math.round(Double.parseDouble(word) * 1000)));
        require("s");
        return duration;
    }
}
