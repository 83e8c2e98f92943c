package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.OspfPacket;
import java.util.List;

/**
 * A Database Description in words: {@code database-description I M MS sequence 1000 mtu 1500}. {@code sequence ours} is
 * the number of the speaker's last one, {@code ours+1} the next,
 * {@code ours-1} the one before.
 */
final class DescriptionDraft {
    /** What a router says that takes AS-external and opaque LSAs. */
    private static final Options USUAL = Options.EXTERNAL_ROUTING.with(Options.OPAQUE);

    private static final String OURS = "ours";

    private static final Vocabulary<DescriptionDraft> VOCABULARY = new Vocabulary<DescriptionDraft>()
            .with("I", draft -> draft.init = true)
            .with("M", draft -> draft.more = true)
            .with("MS", draft -> draft.master = true)
            .with("sequence", DescriptionDraft::readSequence)
            .with("mtu", (draft, words) -> draft.mtu = words.number())
            .with("options", (draft, words) -> draft.options = new Options(words.number()));

    private boolean init;
    private boolean more;
    private boolean master;
    private int mtu = 1500;
    private Options options = USUAL;
    private int sequence;
    private boolean relative;

    static Recipe<OspfPacket> read(Words words, List<Recipe<LsaHeader>> headers) {
        DescriptionDraft draft = VOCABULARY.read(words, new DescriptionDraft());
        return heard -> draft.description(
                heard, headers.stream().map(header -> header.make(heard)).toList());
    }

    private void readSequence(Words words) {
        relative = words.peek().startsWith(OURS);
        sequence = relative
                ? words.take(
                        "ours, ours+NUMBER or ours-NUMBER",
                        word -> word.equals(OURS) ? 0 : Integer.decode(word.substring(4)))
                : words.number();
    }

    private DatabaseDescription description(Memory.Heard heard, List<LsaHeader> headers) {
        int number = relative ? heard.descriptionSequence() + sequence : sequence;
        return new DatabaseDescription(
                mtu, options, new DatabaseDescription.Flags(init, more, master), number, headers);
    }

    static String text(DatabaseDescription description) {
        DatabaseDescription.Flags flags = description.flags();
        return (flags.init() ? "I " : "") + (flags.more() ? "M " : "") + (flags.master() ? "MS " : "")
                + "sequence " + Integer.toUnsignedString(description.sequenceNumber())
                + " mtu " + description.interfaceMtu()
                + (description.options().equals(USUAL) ? "" : " options " + description.options());
    }
}
