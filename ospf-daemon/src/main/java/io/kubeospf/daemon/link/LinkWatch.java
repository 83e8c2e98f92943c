package io.kubeospf.daemon.link;

import io.kubeospf.daemon.linux.SystemCallException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Tells when interfaces change. A node can have hundreds that come and go with its pods, so notifications of other interfaces
 * are passed over, many at a time. A lost notification costs a look at the own interfaces. For one thread at a time.
 */
public final class LinkWatch implements AutoCloseable {
    /**
     * The wait for one notification. A change whose notification was lost stays unnoticed for twice this time at most: until
     * this time has passed, each notification of another interface begins the wait again.
     */
    static final Duration RESYNC_INTERVAL = Duration.ofSeconds(10);

    /** Notifications that come this close together are handled together. */
    static final Duration GATHERING_TIME = Duration.ofMillis(100);

    private static final int RTMGRP_LINK = 0x1;
    private static final int RTMGRP_IPV4_IFADDR = 0x10;

    private final NetlinkSocket notifications;
    private long lastReturn = System.nanoTime() - RESYNC_INTERVAL.toNanos();

    private LinkWatch(NetlinkSocket notifications) {
        this.notifications = notifications;
    }

    public static LinkWatch open() throws SystemCallException {
        NetlinkSocket notifications = NetlinkSocket.open(RTMGRP_LINK | RTMGRP_IPV4_IFADDR);
        notifications.limitWait(RESYNC_INTERVAL);
        return new LinkWatch(notifications);
    }

    /**
     * Returns when an interface has changed that matters, or may have, or after twice {@link #RESYNC_INTERVAL} at the latest;
     * within {@link #GATHERING_TIME} of the last call at the earliest.
     *
     * @param matters is asked on this thread when a notification comes
     */
    public void awaitChange(Predicate<LinkNotice> matters) throws SystemCallException, InterruptedException {
        pauseUntil(lastReturn + GATHERING_TIME.toNanos());
        long resync = System.nanoTime() + RESYNC_INTERVAL.toNanos();
        boolean due = false;
        while (!due) {
            NetlinkSocket.Notifications first = notifications.awaitNotifications();
            due = first.nothing() || isDue(first, matters) || System.nanoTime() - resync > 0;
            if (!due) {
                pauseUntil(System.nanoTime() + GATHERING_TIME.toNanos());
            }
            due |= drain(matters);
        }
        lastReturn = System.nanoTime();
    }

    @Override
    public void close() {
        notifications.close();
    }

    /** Whether anything that matters was among what has come meanwhile. */
    private boolean drain(Predicate<LinkNotice> matters) throws SystemCallException {
        boolean due = false;
        NetlinkSocket.Notifications next = notifications.pollNotifications();
        while (!next.nothing() && !next.lost()) {
            due |= isDue(next, matters);
            next = notifications.pollNotifications();
        }
        return due || next.lost();
    }

    private static boolean isDue(NetlinkSocket.Notifications received, Predicate<LinkNotice> matters) {
        return received.lost()
                || received.messages().stream()
                        .flatMap(message -> LinkMessage.readNotice(message).stream())
                        .anyMatch(matters);
    }

    private static void pauseUntil(long moment) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
    }
}
