package io.kubeospf.daemon.transport;

import io.kubeospf.core.wire.Octets;

/**
 * The options of an IPv4 header (RFC 791 3.1): an octet of type, one of length with these two, and data; types 0 and 1 stand alone.
 * OSPF uses none. They are judged as Linux judges them for other programs, whose accept_source_route is off.
 */
final class Ipv4Options {
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int STRICT_SOURCE_ROUTE = 137;
    private static final int SHORTEST = 2;

    private Ipv4Options() {}

    /**
     * Checks the options of one header.
     *
     * @throws MalformedFrameException when an option does not fit, or lets the sender choose the way of the packet
     */
    static void check(Octets options) throws MalformedFrameException {
        int position = 0;
        while (position < options.length() && options.at(position) != END) {
            position += options.at(position) == NO_OPERATION ? 1 : lengthOfOption(options, position);
        }
    }

    private static int lengthOfOption(Octets options, int position) throws MalformedFrameException {
        int room = options.length() - position;
        int length = room < SHORTEST ? 0 : options.at(position + 1);
        if (length < SHORTEST || length > room) {
            throw new MalformedFrameException(FrameFault.IP_OPTIONS);
        }
        int type = options.at(position);
        if (type == LOOSE_SOURCE_ROUTE || type == STRICT_SOURCE_ROUTE) {
            throw new MalformedFrameException(FrameFault.IP_SOURCE_ROUTE);
        }
        return length;
    }
}
