/**
 * Tells systemd how the service does, by the protocol of sd_notify(3): when it is ready, that the speaker makes progress, and what
 * {@code systemctl status} shows. Hears of packets and events like every other listener; knows no sockets but its own.
 */
@NullMarked
package io.kubeospf.daemon.systemd;

import org.jspecify.annotations.NullMarked;
