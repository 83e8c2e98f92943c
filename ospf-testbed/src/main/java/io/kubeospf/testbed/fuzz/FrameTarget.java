package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.MacAddress;
import io.kubeospf.daemon.transport.FrameReceiver;
import io.kubeospf.daemon.transport.Introductions;
import io.kubeospf.daemon.transport.LinkType;
import io.kubeospf.daemon.transport.MalformedFrameException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Any frames, fragments above all; then the fragments of an honest host, which must be joined whatever came before. */
public final class FrameTarget {
    private static final MacAddress OWN_STATION = new MacAddress(0x02_00_00_00_00_01L);
    private static final Ipv4Address OWN_ADDRESS = Ipv4Address.parse("10.0.0.1");
    private static final int ATTACKER = 0x0a000009;
    private static final int HONEST = 0x0a000002;
    private static final int IPV4 = 0x0800;
    private static final int OSPF = 89;
    private static final int IP_HEADER = 20;
    private static final int LONGEST_PAYLOAD = 65535 - IP_HEADER;
    private static final int FRAGMENT_UNIT = 8;
    private static final int PACKET_OF_FEW = 1000;
    private static final int MORE_FRAGMENTS = 0x2000;

    private final FrameReceiver receiver = new FrameReceiver(
            InterfaceConfig.named("eth0"),
            LinkType.ETHERNET,
            Optional.of(OWN_STATION),
            OWN_ADDRESS,
            new Introductions((host, station) -> {}));
    private final BitSet sent = new BitSet();
    private Instant now = Instant.EPOCH;

    private FrameTarget() {}

    /**
     * The target, by the name that Jazzer knows.
     *
     * @throws BrokenRuleException when a rule is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        FrameTarget target = new FrameTarget();
        Choices choices = new Choices(input);
        while (!choices.isOver()) {
            target.attack(choices);
        }
        target.requireHonestPacketIsJoined();
    }

    private void attack(Choices choices) {
        switch (choices.below(8)) {
            case 0 -> receive(choices.octets(choices.octet()));
            case 1 -> now = now.plusSeconds(choices.octet());
            case 2 ->
                receive(fragment(ATTACKER, choices.below(20), choices.number16(), choices.octets(choices.octet())));
            default -> attackWithNeighboringFragment(choices);
        }
    }

    /** Of one packet of few fragments, so that they meet, and overlap. */
    private void attackWithNeighboringFragment(Choices choices) {
        int place = choices.octet();
        int units = place & 7;
        int flags = (place & 0x80) == 0 ? MORE_FRAGMENTS : 0;
        Octets payload = choices.octets(FRAGMENT_UNIT * (1 + choices.below(3)));
        sent.set(units * FRAGMENT_UNIT, units * FRAGMENT_UNIT + payload.length());
        receive(fragment(ATTACKER, PACKET_OF_FEW, flags | units, payload)).ifPresent(joined -> {
            int end = joined.payload().length();
            require(sent.nextClearBit(0) >= end, "of " + end + " octets number " + sent.nextClearBit(0) + " was sent");
        });
    }

    private Optional<PacketArrived> receive(Octets frame) {
        try {
            Optional<PacketArrived> packet = receiver.receive(now, frame.toByteArray());
            packet.ifPresent(whole ->
                    require(whole.payload().length() <= LONGEST_PAYLOAD, "a packet is no longer than IP allows"));
            return packet;
        } catch (MalformedFrameException refused) {
            return Optional.empty();
        }
    }

    private void requireHonestPacketIsJoined() {
        List<Octets> parts = List.of(Octets.of(new byte[16]), Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        Octets last = Octets.of((byte) 9);
        require(receive(fragment(HONEST, 1, MORE_FRAGMENTS, parts.get(0))).isEmpty(), "a part is no packet");
        require(receive(fragment(HONEST, 1, MORE_FRAGMENTS | 2, parts.get(1))).isEmpty(), "two parts are no packet");
        Octets expected = new WireWriter()
                .write(parts.get(0))
                .write(parts.get(1))
                .write(last)
                .toOctets();
        Optional<Octets> joined = receive(fragment(HONEST, 1, 3, last)).map(PacketArrived::payload);
        require(joined.equals(Optional.of(expected)), "an honest host's packet is joined: " + joined);
    }

    /** With a right header: the flags and the offset are as they stand in it. */
    private static Octets fragment(int source, int identification, int flagsAndOffset, Octets payload) {
        WireWriter header = new WireWriter()
                .write8(0x45)
                .write8(0xc0)
                .write16(IP_HEADER + payload.length())
                .write16(identification)
                .write16(flagsAndOffset)
                .write8(1)
                .write8(OSPF)
                .write16(0)
                .write32(source)
                .write32(OWN_ADDRESS.value());
        int checksum =
                new InternetChecksum().add(header.toOctets(), 0, IP_HEADER).value();
        return new WireWriter()
                .write16(0x0200)
                .write32(1)
                .write16(0x0200)
                .write32(source)
                .write16(IPV4)
                .write(header.patch16(10, checksum).toOctets())
                .write(payload)
                .toOctets();
    }
}
