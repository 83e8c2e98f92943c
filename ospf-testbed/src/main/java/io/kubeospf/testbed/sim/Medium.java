package io.kubeospf.testbed.sim;

import java.util.List;

/** What becomes of a packet on its way: nothing, one or more arrive. A fault is a medium around another. */
interface Medium {
    /** Everything arrives once, as it was sent. */
    Medium PERFECT = List::of;

    List<Transmission> carry(Transmission transmission);
}
