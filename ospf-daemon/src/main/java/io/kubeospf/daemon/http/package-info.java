/**
 * A small HTTP/1.1 server by Netty, on a UNIX socket or a TCP address: {@link io.kubeospf.daemon.http.Routes} in,
 * {@link io.kubeospf.daemon.http.HttpServer} out. Knows no OSPF.
 *
 * <p>Clients are not trusted. One thread serves all of them, a connection carries one request, and
 * {@link io.kubeospf.daemon.http.ServerLimits} bounds how many connections there are, how much a request may be and how long everything
 * may take. A response is made part by part, as the client reads it.
 */
@NullMarked
package io.kubeospf.daemon.http;

import org.jspecify.annotations.NullMarked;
