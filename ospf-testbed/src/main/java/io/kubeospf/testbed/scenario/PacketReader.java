package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Packets from words: a line with the packet's name, and beneath it a line for each LSA, LSA header or request. */
final class PacketReader {
    private static final Map<String, Form> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put(PacketText.HELLO, (words, items) -> {
            items.forEach(PacketReader::refuse);
            return HelloDraft.read(words);
        });
        FORMS.put(
                PacketText.DATABASE_DESCRIPTION,
                (words, items) -> DescriptionDraft.read(words, readAll(items, LsaDraft::readHeader)));
        FORMS.put(PacketText.LINK_STATE_REQUEST, list(PacketReader::readKey, LinkStateRequest::new));
        FORMS.put(PacketText.LINK_STATE_UPDATE, list(LsaDraft::readLsa, LinkStateUpdate::new));
        FORMS.put(PacketText.LINK_STATE_ACKNOWLEDGMENT, list(LsaDraft::readHeader, LinkStateAcknowledgment::new));
    }

    private PacketReader() {}

    private interface Form {
        Recipe<OspfPacket> read(Words words, List<Words> items);
    }

    static Recipe<OspfPacket> read(Words words, List<Words> items) {
        Form form = FORMS.get(words.peek());
        if (form == null) {
            throw words.expected("one of " + String.join(", ", FORMS.keySet()));
        }
        words.take("a packet");
        return form.read(words, items);
    }

    /** A packet that is nothing but a list. */
    private static <T> Form list(Function<Words, Recipe<T>> item, Function<List<T>, OspfPacket> packet) {
        return (words, items) -> {
            words.requireEnd();
            List<Recipe<T>> recipes = readAll(items, item);
            return heard -> packet.apply(
                    recipes.stream().map(recipe -> recipe.make(heard)).toList());
        };
    }

    private static <T> List<T> readAll(List<Words> items, Function<Words, T> reading) {
        return items.stream().map(reading).toList();
    }

    private static Recipe<LsaKey> readKey(Words item) {
        LsaKey key = LsaDraft.readKey(item);
        return heard -> key;
    }

    private static void refuse(Words item) {
        throw item.expected("nothing beneath a hello but damage");
    }
}
