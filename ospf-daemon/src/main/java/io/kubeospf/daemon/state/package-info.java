/** What outlives the process: files in systemd's StateDirectory, or in {@code /var/lib/kube-ospf}. */
@NullMarked
package io.kubeospf.daemon.state;

import org.jspecify.annotations.NullMarked;
