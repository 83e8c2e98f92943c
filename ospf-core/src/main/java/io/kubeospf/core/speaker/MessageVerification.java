package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.AuthenticationType;
import io.kubeospf.core.packet.CryptographicFields;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.packet.PacketSeal;
import io.kubeospf.core.schedule.TimeOfDay;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Whether a packet comes from somebody who has our key (RFC 2328 D.5). Changes nothing but what {@link #remember} says. */
final class MessageVerification {
    private final TimeOfDay timeOfDay;

    MessageVerification(TimeOfDay timeOfDay) {
        this.timeOfDay = timeOfDay;
    }

    /** Why a packet is not authentic; empty when it is. */
    Optional<Event.PacketRefused> refusal(OspfInterface in, Ipv4Address source, PacketHeader header, Octets packet)
            throws MalformedPacketException {
        Authentication ours = in.config().authentication();
        if (header.authenticationType() != ours.type().code()) {
            return PacketAcceptance.refused(
                    in, source, RefusalReason.AUTHENTICATION_TYPE, header.authentication(), ours.type());
        }
        return switch (ours.type()) {
            case NONE -> Optional.empty();
            case SIMPLE_PASSWORD -> refusalOfPassword(in, source, packet);
            case CRYPTOGRAPHIC -> refusalOfDigest(in, source, header, packet);
        };
    }

    /** Notes the sequence number of a packet that was taken, so that nobody can send it again (RFC 2328 D.5.3). */
    static void remember(OspfInterface in, Ipv4Address source, PacketHeader header, Octets packet)
            throws MalformedPacketException {
        Optional<Neighbor> sender = in.neighbor(in.keyOf(source, header.routerId()))
                .filter(known -> known.routerId().equals(header.routerId()));
        if (sender.isPresent() && header.authenticationType() == AuthenticationType.CRYPTOGRAPHIC.code()) {
            sender.get()
                    .cryptographicSequenceNumber(
                            CryptographicFields.readFrom(header, packet).sequenceNumber());
        }
    }

    /** Whether an authentic packet can be the last one of its sender once more: it has the same number. */
    static boolean mayBeRepeated(OspfInterface in, Ipv4Address source, PacketHeader header, Octets packet)
            throws MalformedPacketException {
        OptionalLong last = lastNumber(in, source, header);
        return header.authenticationType() == AuthenticationType.CRYPTOGRAPHIC.code()
                && last.isPresent()
                && last.getAsLong()
                        == CryptographicFields.readFrom(header, packet).sequenceNumber();
    }

    private Optional<Event.PacketRefused> refusalOfPassword(OspfInterface in, Ipv4Address source, Octets packet) {
        Authentication ours = in.config().authentication();
        Instant now = timeOfDay.instant();
        boolean known =
                ours.keys().stream().anyMatch(key -> ours.accepts(key, now) && PacketSeal.hasPassword(packet, key));
        return known ? Optional.empty() : PacketAcceptance.refused(in, source, RefusalReason.WRONG_PASSWORD, "", "");
    }

    private Optional<Event.PacketRefused> refusalOfDigest(
            OspfInterface in, Ipv4Address source, PacketHeader header, Octets packet) throws MalformedPacketException {
        Authentication ours = in.config().authentication();
        CryptographicFields theirs = CryptographicFields.readFrom(header, packet);
        Optional<AuthenticationKey> found = ours.key(theirs.keyId());
        if (found.isEmpty()) {
            return PacketAcceptance.refused(in, source, RefusalReason.UNKNOWN_KEY, theirs.keyId(), ids(ours));
        }
        AuthenticationKey key = found.get();
        if (!ours.accepts(key, timeOfDay.instant())) {
            return PacketAcceptance.refused(
                    in, source, RefusalReason.KEY_NOT_VALID, "key " + key.id(), "accepted " + key.accepts());
        }
        if (theirs.digestLength() != key.algorithm().digestLength()) {
            return PacketAcceptance.refused(
                    in, source, RefusalReason.AUTHENTICATION_ALGORITHM, theirs.algorithm(), key.algorithm());
        }
        Optional<Event.PacketRefused> old = refusalOfSequenceNumber(in, source, header, theirs.sequenceNumber());
        if (old.isPresent() || PacketSeal.hasDigest(header, packet, key)) {
            return old;
        }
        return PacketAcceptance.refused(in, source, RefusalReason.WRONG_DIGEST, "key " + key.id(), "key " + key.id());
    }

    private static Optional<Event.PacketRefused> refusalOfSequenceNumber(
            OspfInterface in, Ipv4Address source, PacketHeader header, long theirs) {
        OptionalLong last = lastNumber(in, source, header);
        boolean strict = in.config().authentication().strict();
        if (last.isEmpty() || theirs > last.getAsLong() || (theirs == last.getAsLong() && !strict)) {
            return Optional.empty();
        }
        String expected = (strict ? "more than " : "at least ") + last.getAsLong();
        return PacketAcceptance.refused(in, source, RefusalReason.SEQUENCE_NUMBER, theirs, expected);
    }

    private static OptionalLong lastNumber(OspfInterface in, Ipv4Address source, PacketHeader header) {
        return in.neighbor(in.keyOf(source, header.routerId()))
                .map(Neighbor::cryptographicSequenceNumber)
                .orElse(OptionalLong.empty());
    }

    private static String ids(Authentication authentication) {
        return authentication.keys().stream()
                .map(key -> String.valueOf(key.id()))
                .collect(Collectors.joining(", "));
    }
}
