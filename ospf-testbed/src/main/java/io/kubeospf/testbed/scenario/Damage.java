package io.kubeospf.testbed.scenario;

import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What happens to a packet's octets after they have been made. The packet's checksum, over as many octets as the packet says that
 * it has, is right again afterwards, unless {@code checksum} says what it is.
 */
final class Damage {
    private static final int LENGTH_OFFSET = 2;
    private static final int CHECKSUM_OFFSET = 12;
    private static final int AUTHENTICATION_OFFSET = 16;
    private static final int AUTHENTICATION_END = 24;

    private static final Vocabulary<Damage> VOCABULARY = new Vocabulary<Damage>()
            .with("octets", Damage::readOctets)
            .with("checksum", (damage, words) -> damage.checksum = Optional.of(words.number()))
            .with("trailer", Damage::readTrailer)
            .with("only", Damage::readLength);

    private final List<UnaryOperator<Octets>> changes = new ArrayList<>();
    private Optional<Integer> checksum = Optional.empty();

    /** Whether a line beneath a packet is about its octets. */
    static boolean isMeant(Words line) {
        return List.of("octets", "checksum", "trailer", "only").contains(line.peek());
    }

    void read(Words line) {
        VOCABULARY.readOne(line, this);
        line.requireEnd();
    }

    /** {@code octets 44 are ffff}. */
    private void readOctets(Words words) {
        int offset = words.number();
        words.require("are");
        Octets replacement = words.octets();
        changes.add(octets -> new WireWriter()
                .write(part(octets, 0, offset))
                .write(replacement)
                .write(part(octets, offset + replacement.length(), octets.length()))
                .toOctets());
    }

    /** {@code trailer 0000 0003}: octets behind the packet's length. */
    private void readTrailer(Words words) {
        Octets trailer = words.octets();
        changes.add(octets -> new WireWriter().write(octets).write(trailer).toOctets());
    }

    /** {@code only 20 octets}: the rest is lost. */
    private void readLength(Words words) {
        int length = words.number();
        words.require("octets");
        changes.add(octets -> part(octets, 0, length));
    }

    Octets applyTo(Octets whole) {
        Octets octets = whole;
        for (UnaryOperator<Octets> change : changes) {
            octets = change.apply(octets);
        }
        return octets.length() < AUTHENTICATION_END ? octets : withChecksum(octets);
    }

    private Octets withChecksum(Octets octets) {
        Octets cleared =
                new WireWriter().write(octets).patch16(CHECKSUM_OFFSET, 0).toOctets();
        int claimed = octets.at(LENGTH_OFFSET) << 8 | octets.at(LENGTH_OFFSET + 1);
        int length = Math.min(Math.max(claimed, AUTHENTICATION_END), octets.length());
        int sum = new InternetChecksum()
                .add(cleared, 0, AUTHENTICATION_OFFSET)
                .add(cleared, AUTHENTICATION_END, length - AUTHENTICATION_END)
                .value();
        return new WireWriter()
                .write(cleared)
                .patch16(CHECKSUM_OFFSET, checksum.orElse(sum))
                .toOctets();
    }

    private static Octets part(Octets octets, int from, int to) {
        return Octets.of(octets.toByteArray(), from, to - from);
    }
}
