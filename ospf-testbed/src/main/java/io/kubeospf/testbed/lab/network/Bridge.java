package io.kubeospf.testbed.lab.network;

/** A switch, in a namespace of its own for a LAN of hosts, or on a node for its pods. */
public final class Bridge {
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
    public void attach(NetworkNamespace host, String interfaceName, String address) {
        String port = host.role();
        host.ip("link add " + interfaceName + " type veth peer name " + port + " netns " + home.name());
        home.ip("link set dev " + port + " master " + name + " up");
        host.ip("address add " + address + " dev " + interfaceName);
        host.ip("link set " + interfaceName + " up");
    }

    /** Sets the MTU of the port that the host is on; its own end of the cable is its own business. */
    public void portMtu(NetworkNamespace host, int mtu) {
        home.ip("link set dev " + host.role() + " mtu " + mtu);
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
