package io.kubeospf.daemon.config;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How the text of one value is read. Only formats that other packages do not already have stand here. */
@FunctionalInterface
interface ScalarFormat<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException when the text is none; the message says what is wrong and what is expected
     */
    T parse(String text);

    static ScalarFormat<Integer> wholeNumber(int least, int most) {
        return text -> (int) wholeNumber(text, least, most);
    }

    static ScalarFormat<Duration> seconds(int least, int most) {
        return text -> Duration.ofSeconds(wholeNumber(text, least, most));
    }

    /** A number that fills all 32 bits. */
    static ScalarFormat<Integer> unsigned32() {
        return text -> (int) wholeNumber(text, 0, 0xffff_ffffL);
    }

    static ScalarFormat<Boolean> truth() {
        return word(new Boolean[] {true, false});
    }

    /** One of a few words: the values' own texts. */
    static <T> ScalarFormat<T> word(T[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of "
                        + Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** A prefix; an address stands for itself alone. */
    static Ipv4Prefix prefixOrAddress(String text) {
        return text.contains("/") ? Ipv4Prefix.parse(text) : new Ipv4Prefix(Ipv4Address.parse(text), 32);
    }

    /** A dotted quad or a number. */
    static AreaId area(String text) {
        return text.contains(".") ? AreaId.parse(text) : new AreaId(unsigned32().parse(text));
    }

    /** A moment with its distance from UTC. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time such as 2027-01-01T00:00:00Z or 2027-01-01T09:00:00+09:00", e);
        }
    }

    /**
     * A name that an interface could have: ALTIFNAMSIZ leaves an alternative name 127 octets, IFNAMSIZ the other one 15. Control
     * characters are refused as well.
     */
    static String interfaceName(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (!text.matches("[^/:\\s\\p{C}\\uFFFD]+") || octets > 127 || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("'" + text
                    + "' cannot be an interface's name: 1 to 127 octets without space, slash, colon or control character (of an alias such as"
                    + " eth0:1, write the interface itself)");
        }
        return text;
    }

    private static long wholeNumber(String text, long least, long most) {
        // 10 digits hold 32 bits and cannot overflow a long
        if (!text.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number from " + least + " to " + most);
        }
        return Long.parseLong(text);
    }
}
