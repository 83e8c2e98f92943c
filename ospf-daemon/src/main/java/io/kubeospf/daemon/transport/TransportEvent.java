package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.address.AddressReason;

/** What happens between the machine's interfaces and the speaker, for the log and for metrics. */
public sealed interface TransportEvent {
    String interfaceName();

    /** There is no such interface yet; it is watched for. */
    record InterfaceAwaited(String interfaceName) implements TransportEvent {}

    /** The interface has no address that OSPF can use yet. */
    record AddressAwaited(String interfaceName, String sentence) implements TransportEvent {}

    /**
     * Another address of the interface is used than before, or one of several for the first time.
     *
     * @param from empty for the first time
     */
    record AddressChanged(String interfaceName, String from, String to, AddressReason reason)
            implements TransportEvent {}

    /** The kernel lists the interface under another name than the configuration. */
    record AlternativeName(String interfaceName, String kernelName) implements TransportEvent {}

    /** The interface is of a kind that OSPF packets are not sent on. */
    record InterfaceUnsupported(String interfaceName, String reason) implements TransportEvent {}

    /** Sending and receiving could not be set up; it is tried again. */
    record OpenFailed(String interfaceName, String reason) implements TransportEvent {}

    /** Receiving ended without being told to; it is set up again as soon as the interface allows. */
    record CaptureEnded(String interfaceName, String reason) implements TransportEvent {}

    record FrameMalformed(String interfaceName, FrameFault fault) implements TransportEvent {}

    /** A packet was dropped: packets arrive faster than the speaker takes them. */
    record ReceiveQueueFull(String interfaceName) implements TransportEvent {}

    /**
     * Another process speaks OSPF on the interface as well.
     *
     * @param speaker the process, in words
     */
    record OtherSpeakerFound(String interfaceName, String speaker) implements TransportEvent {}

    /** No other process speaks OSPF on the interface any more. */
    record OtherSpeakerGone(String interfaceName) implements TransportEvent {}

    record SendFailed(String interfaceName, Ipv4Address destination, String reason) implements TransportEvent {}
}
