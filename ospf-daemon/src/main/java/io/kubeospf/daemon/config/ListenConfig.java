package io.kubeospf.daemon.config;

import io.kubeospf.core.net.Ipv4Address;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the daemon is reached.
 *
 * @param metrics empty: nowhere
 * @param control the path of the control socket; empty: there is none
 * @param controlGroup who may use the control socket besides its owner
 */
public record ListenConfig(Optional<TcpAddress> metrics, Optional<Path> control, String controlGroup) {
    public static final String DEFAULT_CONTROL = "/run/kube-ospf/control.sock";

    /** The package makes a group of this name. */
    public static final String DEFAULT_CONTROL_GROUP = "kube-ospf";

    public static final ListenConfig DEFAULT = new ListenConfig(
            Optional.of(new TcpAddress(new Ipv4Address(0x7f000001), 9089)),
            Optional.of(Path.of(DEFAULT_CONTROL)),
            DEFAULT_CONTROL_GROUP);

    /**
     * An address of this machine.
     *
     * @param address 0.0.0.0 for every one
     * @param port 1 to 65535
     */
    public record TcpAddress(Ipv4Address address, int port) {
        @Override
        public String toString() {
            return address + ":" + port;
        }
    }
}
