package io.kubeospf.daemon.link;

import io.kubeospf.daemon.linux.SystemCallException;
import java.time.Duration;

/**
 * Tells when the machine's interfaces change. A notification says only that something did: the answer is a look at
 * everything, so a lost notification costs {@link #RESYNC_INTERVAL} and nothing else. For one thread at a time.
 */
public final class LinkWatch implements AutoCloseable {
    /** How long a change can stay unnoticed when the kernel dropped its notification. */
    static final Duration RESYNC_INTERVAL = Duration.ofSeconds(10);

    private static final int RTMGRP_LINK = 0x1;
    private static final int RTMGRP_IPV4_IFADDR = 0x10;
    private static final int RTM_GETLINK = 18;
    private static final int RTM_GETADDR = 22;

    private final NetlinkSocket notifications;
    private final NetlinkSocket requests;

    private LinkWatch(NetlinkSocket notifications, NetlinkSocket requests) {
        this.notifications = notifications;
        this.requests = requests;
    }

    public static LinkWatch open() throws SystemCallException {
        NetlinkSocket notifications = NetlinkSocket.open(RTMGRP_LINK | RTMGRP_IPV4_IFADDR);
        notifications.limitWait(RESYNC_INTERVAL);
        return new LinkWatch(notifications, NetlinkSocket.open(0));
    }

    /** The interfaces as they are now. */
    public LinkTable links() throws SystemCallException {
        return LinkTable.of(requests.dump(RTM_GETLINK), requests.dump(RTM_GETADDR));
    }

    /** Returns when something changed since the last call, or after {@link #RESYNC_INTERVAL}. */
    public void awaitChange() throws SystemCallException {
        notifications.awaitNotification();
    }

    @Override
    public void close() {
        notifications.close();
        requests.close();
    }
}
