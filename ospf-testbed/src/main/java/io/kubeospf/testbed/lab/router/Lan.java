package io.kubeospf.testbed.lab.router;

import static org.awaitility.Awaitility.await;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.testbed.lab.network.Bridge;
import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.Medium;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.network.Tunnel;
import io.kubeospf.testbed.lab.process.LabException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A switched network of routers, or with room for two a link between them; every packet of OSPF on it is recorded, but in a tunnel.
 *
 * <p>On a large one a router's number ends its address. On a /30 or /31 they are numbered in the order of plugging in.
 */
public final class Lan {
    private static final int SMALL = 30;

    /** What nftables takes for a packet of OSPF. */
    private static final String OSPF = "ip protocol 89";

    private static final Pattern COUNT = Pattern.compile("counter packets (\\d+)");

    private final NetworkNamespace home;
    private final Medium medium;
    private final String interfaceName;
    private final Ipv4Prefix prefix;
    private final Optional<Bridge> bridge;
    private final Optional<Capture> capture;
    private final Map<NetworkNamespace, String> addresses = new LinkedHashMap<>();

    private Lan(NetworkNamespace home, Medium medium, Optional<Bridge> bridge, String name, Ipv4Prefix prefix) {
        this.home = home;
        this.medium = medium;
        this.bridge = bridge;
        this.interfaceName = name;
        this.prefix = prefix;
        this.capture = bridge.map(recorded -> recorded.captureOspf(name));
    }

    /** The name is that of the hosts' interfaces too. */
    public static Lan create(Lab lab, String name, String prefix) {
        NetworkNamespace home = lab.namespace(name);
        Bridge bridge = Bridge.create(home, "bridge");
        return new Lan(home, bridge, Optional.of(bridge), name, Ipv4Prefix.parse(prefix));
    }

    /** The same without an Ethernet, for two. */
    public static Lan tunnel(Lab lab, String name, String prefix, Tunnel.Kind kind) {
        NetworkNamespace home = lab.namespace(name);
        return new Lan(home, Tunnel.create(home, kind), Optional.empty(), name, Ipv4Prefix.parse(prefix));
    }

    /** An interface on this network, for the settings of a router. */
    public RouterPort port() {
        return RouterPort.of(this);
    }

    /** What every host on this network calls its interface. */
    public String interfaceName() {
        return interfaceName;
    }

    public String prefix() {
        return prefix.toString();
    }

    /** Every packet of OSPF so far; to ask it anything ends it. */
    public Capture capture() {
        return capture.orElseThrow();
    }

    public void plug(NetworkNamespace host, int number) {
        addresses.put(host, addressOf(number));
        plug(host);
    }

    /** Plugs a host in that was here before: its interface is a new one, with the old address. */
    public void plug(NetworkNamespace host) {
        medium.attach(host, interfaceName, address(host) + "/" + prefix.length());
    }

    /** Puts a program into the host's cable; it takes the interfaces towards host and network as its last arguments. */
    public void interpose(NetworkNamespace host, List<String> program) {
        bridge.orElseThrow().interpose(host, program);
    }

    /** Where the switch is. */
    public NetworkNamespace home() {
        return home;
    }

    /** Deletes the host's interface. */
    public void unplug(NetworkNamespace host) {
        host.ip("link delete " + interfaceName);
    }

    public String address(NetworkNamespace host) {
        String address = addresses.get(host);
        if (address == null) {
            throw new LabException(host + " is not on " + interfaceName);
        }
        return address;
    }

    /** Sets the MTU of both ends of the host's cable. */
    public void mtu(NetworkNamespace host, int mtu) {
        medium.portMtu(host, mtu);
        host.ip("link set " + interfaceName + " mtu " + mtu);
    }

    /** Loses that share of all packets from now on, each on its way to each host; the count begins again. */
    public void lose(int percent) {
        lose("", percent);
    }

    /** Loses that share of OSPF's packets from now on, and nothing of what hosts send each other; the count begins again. */
    public void loseOspf(int percent) {
        lose(OSPF, percent);
    }

    private void lose(String packets, int percent) {
        String lose = "add rule bridge lab forward " + packets + " numgen random mod 100 < " + percent + " jump lost;";
        nft("add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; };"
                + "flush chain bridge lab forward; add rule bridge lab forward " + OSPF + " counter;"
                + "add chain bridge lab lost; flush chain bridge lab lost; add rule bridge lab lost " + OSPF
                + " counter;"
                + "add rule bridge lab lost drop;" + (percent == 0 ? "" : lose));
    }

    /** How many packets of OSPF were to be passed on to a host since the last word about loss, lost or not. */
    public long packetCount() {
        return packetsIn("forward");
    }

    /** How many of them were lost. */
    public long lostCount() {
        return packetsIn("lost");
    }

    /** Returns when at least one of them was lost, if it is a Hello that comes after all else. */
    public void awaitLoss() {
        await("loss on " + interfaceName).atMost(LabRouter.PATIENCE).until(() -> lostCount() > 0);
    }

    private long packetsIn(String chain) {
        Matcher count = COUNT.matcher(nft("list chain bridge lab " + chain));
        if (!count.find()) {
            throw new LabException("Nothing was counted on " + interfaceName);
        }
        return Long.parseLong(count.group(1));
    }

    private String nft(String commands) {
        return home.attempt(List.of("nft", commands)).outputOrThrow();
    }

    private String addressOf(int number) {
        int host = prefix.length() < SMALL ? number : addresses.size() + (prefix.length() == SMALL ? 1 : 0);
        return new Ipv4Address(prefix.address().value() + host).toString();
    }
}
