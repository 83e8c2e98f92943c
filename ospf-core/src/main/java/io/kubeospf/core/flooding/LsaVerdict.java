package io.kubeospf.core.flooding;

/** What is to be done with a received LSA (RFC 2328 13). */
enum LsaVerdict {
    /** (2), (3) Its LS type is unknown or has no place in this area, or it is a router-LSA in another's name: no acknowledgment. */
    DISCARD,
    /** (4) It is on its way out and we never had it: say that it arrived, do not pass it on, and forget it in a while. */
    ACKNOWLEDGE_AND_FORGET,
    /** (4) The same, while the database has no room to remember it. */
    ACKNOWLEDGE,
    /** (5a) The last instance came less than MinLSArrival ago: no acknowledgment, so that it comes again. */
    TOO_SOON,
    /** (5) It is new to us: install, flood, acknowledge. */
    INSTALL,
    /** (5) It is new to us, and the database has no room: say that it arrived, else it comes for ever, and tell the operator. */
    REFUSE,
    /** (5) The same, in our own name: no acknowledgment, so that it comes again, to be flushed when there is room. */
    LET_COME_AGAIN,
    /** (6) by erratum 3974: we sent it and this is the answer. */
    IMPLIED_ACKNOWLEDGMENT,
    /** (6) by erratum 3974: we have this instance. */
    DUPLICATE,
    /** (7) by erratum 3974: the neighbor sends something older than it described. */
    BAD_REQUEST,
    /** (8) Ours is newer, but it is about to wrap: let it be flushed first. */
    LET_OURS_WRAP,
    /** (8) Ours is newer, and was sent just now. */
    OURS_SENT_JUST_NOW,
    /** (8) Ours is newer: tell the neighbor. */
    SEND_OURS
}
