package io.kubeospf.daemon.transport;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.MacAddress;
import io.kubeospf.daemon.linux.SystemCallException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;
import org.pcap4j.core.RawPacketListener;

/**
 * The open way to the network through one interface as it is now: a pcap handle with a thread that receives, and a claim
 * socket. It is bound to the interface's index, station address, IPv4 address and MTU; when one of them changes, a new channel
 * takes its place.
 */
final class InterfaceChannel implements AutoCloseable {
    /** Room for some 250 frames of an ordinary Ethernet. */
    private static final int RING_OCTETS = 512 * 1024;

    private static final int READ_TIMEOUT_MILLISECONDS = 1000;
    private static final int IDENTIFICATIONS = 0x10000;

    private final String name;
    private final Link link;
    private final Ipv4Address address;
    private final PcapHandle pcap;
    private final ClaimSocket claim;

    /** Empty on a link that has no MAC addresses. */
    private final Optional<MacAddress> macAddress;

    private final Introductions introductions = new Introductions(this::introduce);
    private final PacketComposer composer;
    private final FrameReceiver receiver;
    private final InstantSource clock;
    private final Consumer<? super PacketArrived> packets;
    private final Consumer<TransportEvent> events;
    private volatile boolean ended;

    private InterfaceChannel(
            Link link,
            InterfaceConfig config,
            Ipv4Address address,
            PcapHandle pcap,
            LinkType linkType,
            ClaimSocket claim,
            InstantSource clock,
            Consumer<? super PacketArrived> packets,
            Consumer<TransportEvent> events) {
        this.name = config.name();
        this.link = link;
        this.address = address;
        this.pcap = pcap;
        this.claim = claim;
        this.clock = clock;
        this.packets = packets;
        this.events = events;
        this.macAddress = link.macAddress().filter(any -> linkType == LinkType.ETHERNET);
        // Two channels one after the other must not number their first packets alike.
        this.composer = new PacketComposer(link.mtu(), (int) (System.nanoTime() % IDENTIFICATIONS));
        this.receiver = new FrameReceiver(config, linkType, macAddress, address, introductions);
    }

    /**
     * Opens the way and starts to receive.
     *
     * @param link an interface whose MAC address is there if it is an Ethernet
     */
    static InterfaceChannel open(
            Link link,
            InterfaceConfig config,
            Ipv4Address address,
            InstantSource clock,
            Consumer<? super PacketArrived> packets,
            Consumer<TransportEvent> events)
            throws TransportException {
        ClaimSocket claim = ClaimSocket.open(link.name(), link.index());
        try {
            PcapHandle pcap = openPcap(link);
            InterfaceChannel channel =
                    new InterfaceChannel(link, config, address, pcap, linkTypeOf(pcap), claim, clock, packets, events);
            channel.startCapture();
            return channel;
        } catch (TransportException e) {
            claim.close();
            throw e;
        }
    }

    /** Whether the channel still fits the interface and receives. */
    boolean serves(Link now, Ipv4Address addressNow) {
        return !ended
                && link.index() == now.index()
                && link.mtu() == now.mtu()
                && link.macAddress().equals(now.macAddress())
                && address.equals(addressNow);
    }

    int interfaceIndex() {
        return link.index();
    }

    /** From now on the interface is to be as in this configuration, which a channel can outlive. */
    void use(InterfaceConfig next) {
        receiver.use(next);
    }

    /**
     * Sends a packet; a packet that cannot be sent is lost, as it could be on the network. For one thread at a time.
     *
     * @return whether the interface took it
     */
    boolean send(SendPacket packet) {
        Ipv4Address destination = packet.destination();
        Optional<MacAddress> station = macAddress.flatMap(own -> stationOf(packet));
        try {
            for (Octets part : composer.compose(packet)) {
                if (station.isPresent()) {
                    pcap.sendPacket(EthernetHeader.frame(station.get(), macAddress.orElseThrow(), part));
                } else {
                    claim.send(destination, part);
                }
            }
            return true;
        } catch (PcapNativeException | SystemCallException e) {
            events.accept(new TransportEvent.SendFailed(name, destination, String.valueOf(e.getMessage())));
        } catch (NotOpenException closedMeanwhile) {
            // The interface watch closed the channel: the speaker is about to hear that the link is gone or has
            // changed.
        }
        return false;
    }

    /** Empty when the speaker has not heard where the host is; the kernel finds out. */
    private static Optional<MacAddress> stationOf(SendPacket packet) {
        return packet.destination().isMulticast()
                ? Optional.of(MacAddress.ofGroup(packet.destination()))
                : packet.station().map(MacAddress::of);
    }

    /**
     * Tells a host where we are before it has to send to us. The kernel does that whenever it looks for a host, but our packets
     * pass it by; a host that remembers another Ethernet address of ours, from before an interface was replaced, would send its
     * unicast there for half a minute.
     */
    private void introduce(Ipv4Address host, MacAddress station) {
        MacAddress own = macAddress.orElseThrow();
        try {
            pcap.sendPacket(new ArpRequest(own, address, station, host).toFrame());
        } catch (PcapNativeException e) {
            events.accept(new TransportEvent.SendFailed(name, host, String.valueOf(e.getMessage())));
        } catch (NotOpenException closedMeanwhile) {
            // As above: a new channel introduces itself anew.
        }
    }

    @Override
    public void close() {
        try {
            pcap.breakLoop();
        } catch (NotOpenException alreadyClosed) {
            return;
        }
        // waits until the capture thread has left the loop
        pcap.close();
        claim.close();
    }

    private static PcapHandle openPcap(Link link) throws TransportException {
        try {
            PcapHandle pcap = new PcapHandle.Builder(link.name())
                    // The ring's slots are as long as this, so more than a frame needs would only make the ring
                    // shorter.
                    .snaplen(link.mtu() + LinkType.LONGEST_HEADER)
                    .bufferSize(RING_OCTETS)
                    // Without it a packet waits for half the time-out on average.
                    .immediateMode(true)
                    .timeoutMillis(READ_TIMEOUT_MILLISECONDS)
                    .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
                    .direction(PcapDirection.IN)
                    .build();
            setFilter(pcap);
            return pcap;
        } catch (PcapNativeException e) {
            throw cannotCapture(e);
        }
    }

    /** The kernel filters, so that no other traffic reaches this process. */
    private static void setFilter(PcapHandle pcap) throws TransportException {
        try {
            pcap.setFilter(linkTypeOf(pcap).filter(), BpfCompileMode.OPTIMIZE);
        } catch (PcapNativeException | NotOpenException e) {
            pcap.close();
            throw cannotCapture(e);
        } catch (TransportException e) {
            pcap.close();
            throw e;
        }
    }

    private static LinkType linkTypeOf(PcapHandle pcap) throws TransportException {
        return LinkType.of(pcap.getDlt().value())
                .orElseThrow(() -> new TransportException(
                        "its frames begin with a header that is not known here (libpcap link type "
                                + pcap.getDlt().valueAsString() + " "
                                + pcap.getDlt().name()
                                + "); set passive: true to announce its network without neighbors"));
    }

    private static TransportException cannotCapture(Exception cause) {
        return new TransportException("cannot capture packets: " + cause.getMessage(), cause);
    }

    private void startCapture() {
        Thread thread = new Thread(this::capture, "capture-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void capture() {
        try {
            pcap.loop(-1, (RawPacketListener) this::receiveOrFail);
        } catch (PcapNativeException e) {
            ended = true;
            events.accept(new TransportEvent.CaptureEnded(name, String.valueOf(e.getMessage())));
        } catch (InterruptedException | NotOpenException closed) {
            // close() was called
        }
    }

    /** pcap4j logs what a listener throws and goes on, but a defect of ours must end the daemon like in any other thread. */
    private void receiveOrFail(byte[] frame) {
        try {
            receive(frame);
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void receive(byte[] frame) {
        try {
            if (pcap.getOriginalLength() > frame.length) {
                throw new MalformedFrameException(FrameFault.LONGER_THAN_MTU);
            }
            receiver.receive(clock.instant(), frame).ifPresent(packets);
        } catch (MalformedFrameException e) {
            events.accept(new TransportEvent.FrameMalformed(name, e.fault()));
        }
    }

    /**
     * Finds out whether libpcap is there.
     *
     * @throws TransportException when it is not
     */
    static void requireLibrary() throws TransportException {
        try {
            Pcaps.libVersion();
        } catch (LinkageError e) {
            throw new TransportException("libpcap is missing; install it (Debian: apt install libpcap0.8)", e);
        }
    }
}
