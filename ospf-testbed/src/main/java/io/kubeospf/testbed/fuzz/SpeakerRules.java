package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.core.wire.MalformedPacketException;
import java.time.Instant;
import java.util.List;

/** What must hold of a speaker after every input, whatever it was. */
final class SpeakerRules {
    /** What the database may hold when it is full, in percent of its bound. */
    private static final int FULLEST = 110;

    /** Of the OSPF packet: the IP header comes on top. */
    private static final int IP_HEADER = 20;

    private SpeakerRules() {}

    static void check(Speaker speaker, Instant now, Input input, List<Output> outputs) {
        SpeakerView view = speaker.view();
        outputs.forEach(output -> checkOutput(output, view));
        if (speaker.nextDeadline().isPresent()) { // else it has stopped, and nobody looks after anything
            checkState(speaker, view, now, outputs.size(), sizeOf(input));
        }
    }

    private static void checkState(Speaker speaker, SpeakerView view, Instant now, int outputs, int octets) {
        List<LsdbEntry> database = speaker.entries();
        int most = 200 + 20 * (view.neighbors().size() + database.size()) + octets;
        require(outputs <= most, outputs + " outputs, more than " + most);
        speaker.nextDeadline()
                .ifPresent(
                        deadline -> require(deadline.isAfter(now), "the deadline " + deadline + " is over at " + now));
        int timers = 4 * view.interfaces().size() + 4 * view.neighbors().size() + 4 * database.size() + 300;
        require(view.armedTimers() <= timers, view.armedTimers() + " timers, more than " + timers);
        view.interfaces().forEach(one -> checkInterface(one, view));
        view.neighbors().forEach(neighbor -> checkNeighbor(neighbor, view, database.size(), now));
        int counted =
                view.lsaCounts().values().stream().mapToInt(Integer::intValue).sum();
        require(counted == database.size(), counted + " LSAs counted of " + database.size());
        database.forEach(entry -> checkEntry(entry, now));
        require(
                view.room().lsas() <= mostLsas(view),
                view.room().lsas() + " LSAs of others, bounded by " + mostLsas(view));
    }

    private static long mostLsas(SpeakerView view) {
        return (long) view.room().maxLsas() * FULLEST / 100;
    }

    private static int sizeOf(Input input) {
        return input instanceof Input.PacketArrived packet ? packet.payload().length() : 0;
    }

    private static void checkOutput(Output output, SpeakerView view) {
        if (output instanceof Output.SendPacket packet) {
            try {
                PacketHeader header = PacketCodec.decodeHeader(packet.payload());
                require(header.routerId().equals(view.routerId()), "a packet of another router: " + header);
                boolean fits = packet.payload().length() + IP_HEADER <= Station.MTU;
                require(fits || isOneLargeLsa(packet), "a packet too large: " + header);
                OspfPacket body = PacketCodec.decodeBody(header, packet.payload());
                if (body instanceof LinkStateRequest request) {
                    checkRequest(request, view);
                }
                checkFormat(body);
            } catch (MalformedPacketException refused) {
                throw new BrokenRuleException("what is sent can be read", refused);
            }
        }
    }

    /** FRR drops a packet for one LSA that breaks the format of its LS type. */
    private static void checkFormat(OspfPacket body) {
        if (body instanceof LinkStateUpdate update) {
            require(
                    update.malformed().isEmpty() && update.misformatted().isEmpty(),
                    "sends LSAs that it would refuse: " + update);
        } else if (body instanceof DatabaseDescription description) {
            description.headers().forEach(SpeakerRules::checkFormat);
        } else if (body instanceof LinkStateAcknowledgment acknowledgment) {
            acknowledgment.headers().forEach(SpeakerRules::checkFormat);
        }
    }

    private static void checkFormat(LsaHeader header) {
        require(header.fault().isEmpty(), "names an LSA that it would refuse: " + header);
    }

    /** What is in our name has room of its own. */
    private static void checkRequest(LinkStateRequest request, SpeakerView view) {
        long ofOthers = request.keys().stream()
                .filter(key -> !key.advertisingRouter().equals(view.routerId()))
                .count();
        require(ofOthers <= mostLsas(view), "asks for " + ofOthers + " LSAs, has room for " + mostLsas(view));
    }

    /** An LSA that fills more than a packet goes alone. */
    private static boolean isOneLargeLsa(Output.SendPacket packet) {
        int lsasOffset = PacketHeader.LENGTH;
        return packet.payload().at(1) == 4 && packet.payload().at(lsasOffset + 3) == 1;
    }

    private static void checkInterface(InterfaceView one, SpeakerView view) {
        boolean isDown = one.state() == InterfaceState.DOWN;
        List<Ipv4Address> addresses = view.neighbors().stream()
                .filter(neighbor -> neighbor.interfaceName().equals(one.name()))
                .map(NeighborView::address)
                .toList();
        require(!isDown || addresses.isEmpty(), one.name() + " is down and has neighbors " + addresses);
        for (Ipv4Address router : List.of(one.designatedRouter(), one.backupDesignatedRouter())) {
            boolean ours = one.state() == InterfaceState.DR || one.state() == InterfaceState.BACKUP;
            require(
                    isDown || router.isUnspecified() || addresses.contains(router) || ours,
                    one.name() + " has a Designated Router or Backup " + router + " that is no neighbor");
        }
    }

    private static void checkNeighbor(NeighborView neighbor, SpeakerView view, int lsas, Instant now) {
        NeighborState state = neighbor.state();
        require(state.isAtLeast(NeighborState.INIT), "a neighbor in state " + state);
        require(
                neighbor.deadAt().filter(dead -> dead.isAfter(now)).isPresent(),
                "a neighbor without an end: " + neighbor.address());
        // A remembered flush is not in the database, has a timer, and goes to a neighbor that describes an older
        // instance.
        int known = lsas + view.armedTimers();
        require(
                neighbor.retransmissionQueue() <= known,
                "unacknowledged: " + neighbor.retransmissionQueue() + " of " + known + " LSAs and flushes");
        require(
                state.isAtLeast(NeighborState.EXCHANGE)
                        || neighbor.retransmissionQueue() + neighbor.requestQueue() == 0,
                "lists that outlast their adjacency, in state " + state);
        require(
                state != NeighborState.FULL || neighbor.requestQueue() == 0,
                "Full, and waits for " + neighbor.requestQueue() + " LSAs");
        require(state != NeighborState.LOADING || neighbor.requestQueue() > 0, "Loading, and waits for nothing");
        require(!neighbor.routerId().equals(view.routerId()), "a neighbor with our Router ID");
    }

    private static void checkEntry(LsdbEntry entry, Instant now) {
        Lsa lsa = entry.lsa(now);
        long oldest = ArchitecturalConstants.MAX_AGE.toSeconds();
        require(
                lsa.header().seconds() <= oldest,
                "an LSA of age " + lsa.header().seconds());
        require(
                !lsa.header().isMaxAge() || entry.installed().header().isMaxAge(),
                "an LSA has reached MaxAge and nobody was told: " + lsa.header());
        require(lsa.key().equals(entry.place().key()), "an LSA in the place of another: " + lsa.header());
    }
}
