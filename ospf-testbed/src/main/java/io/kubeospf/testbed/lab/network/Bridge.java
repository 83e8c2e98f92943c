package io.kubeospf.testbed.lab.network;

import java.util.ArrayList;
import java.util.List;

/** A switch, in a namespace of its own for a LAN of hosts, or on a node for its pods. */
public final class Bridge implements Medium {
    private final NetworkNamespace home;
    private final String name;

    private Bridge(NetworkNamespace home, String name) {
        this.home = home;
        this.name = name;
    }

    public static Bridge create(NetworkNamespace home, String name) {
        home.ip("link add " + name + " type bridge");
        home.ip("link set dev " + name + " up");
        return new Bridge(home, name);
    }

    /**
     * Gives the host an interface with that address (A.B.C.D/n) on this bridge; the bridge's port is named after the host.
     *
     * <p>Its hardware address is a new one, also when the host had such an interface before.
     */
    @Override
    public void attach(NetworkNamespace host, String interfaceName, String address) {
        String port = host.role();
        host.ip("link add " + interfaceName + " type veth peer name " + port + " netns " + home.name());
        home.ip("link set dev " + port + " master " + name + " up");
        host.ip("address add " + address + " dev " + interfaceName);
        host.ip("link set " + interfaceName + " up");
    }

    /** Sets the MTU of the port that the host is on; its own end of the cable is its own business. */
    @Override
    public void portMtu(NetworkNamespace host, int mtu) {
        home.ip("link set dev " + host.role() + " mtu " + mtu);
    }

    /**
     * Puts a program between the host and this bridge. It takes two interfaces as its last arguments, that of the host and that of the
     * bridge, and passes frames on.
     */
    public void interpose(NetworkNamespace host, List<String> program) {
        String port = host.role();
        home.ip("link set dev " + port + " nomaster");
        home.ip("link add " + port + "-in type veth peer name " + port + "-out");
        home.ip("link set dev " + port + "-in up");
        home.ip("link set dev " + port + "-out master " + name + " up");
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of(port, port + "-in"));
        home.start("between-" + port, words);
    }

    /** Starts to record everything that crosses this bridge. */
    public Capture capture(String captureName) {
        return Capture.start(home, name, captureName, "");
    }

    /** Starts to record only the packets of OSPF. */
    public Capture captureOspf(String captureName) {
        return Capture.ofOspf(home, name, captureName);
    }
}
