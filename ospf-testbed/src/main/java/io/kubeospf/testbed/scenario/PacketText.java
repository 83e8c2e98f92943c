package io.kubeospf.testbed.scenario;

import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import java.util.List;

/**
 * A packet in words.
 *
 * @param line the packet
 * @param items its LSAs, LSA headers or requests
 */
record PacketText(String line, List<String> items) {
    static final String HELLO = "hello";
    static final String DATABASE_DESCRIPTION = "database-description";
    static final String LINK_STATE_REQUEST = "link-state-request";
    static final String LINK_STATE_UPDATE = "link-state-update";
    static final String LINK_STATE_ACKNOWLEDGMENT = "link-state-acknowledgment";

    static PacketText of(OspfPacket packet) {
        if (packet instanceof Hello hello) {
            return new PacketText(HELLO + " " + HelloDraft.text(hello), List.of());
        } else if (packet instanceof DatabaseDescription description) {
            return new PacketText(
                    DATABASE_DESCRIPTION + " " + DescriptionDraft.text(description),
                    description.headers().stream().map(LsaText::of).toList());
        } else if (packet instanceof LinkStateRequest request) {
            return new PacketText(
                    LINK_STATE_REQUEST, request.keys().stream().map(LsaText::of).toList());
        } else if (packet instanceof LinkStateUpdate update) {
            return new PacketText(
                    LINK_STATE_UPDATE, update.lsas().stream().map(LsaText::of).toList());
        } else if (packet instanceof LinkStateAcknowledgment acknowledgment) {
            return new PacketText(
                    LINK_STATE_ACKNOWLEDGMENT,
                    acknowledgment.headers().stream().map(LsaText::of).toList());
        }
        throw new AssertionError(packet);
    }
}
