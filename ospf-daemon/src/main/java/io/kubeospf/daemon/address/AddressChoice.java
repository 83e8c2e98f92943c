package io.kubeospf.daemon.address;

import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.link.InterfaceAddress;

/** Which address of an interface is used. */
public sealed interface AddressChoice {

    record Chosen(InterfaceAddress address, AddressReason reason) implements AddressChoice {}

    /**
     * None of them can be.
     *
     * @param sentence the facts and the remedy, a sentence about the interface that follows a colon
     */
    record NoneYet(LinkDownReason reason, String sentence) implements AddressChoice {}
}
