/**
 * The few Linux system calls that Java does not offer, through JNA's direct mapping. The constants are those of x86-64 and
 * aarch64. Knows neither OSPF nor what the sockets are for.
 */
@NullMarked
package io.kubeospf.daemon.linux;

import org.jspecify.annotations.NullMarked;
