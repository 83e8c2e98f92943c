package io.kubeospf.testbed.lab.network;

/** What joins hosts: a switch or a tunnel. */
public interface Medium {
    /** Gives the host an interface with that address (A.B.C.D/n) on it. */
    void attach(NetworkNamespace host, String interfaceName, String address);

    /** Lets it carry packets of that length to the host; the host's own end is its own business. */
    void portMtu(NetworkNamespace host, int mtu);
}
