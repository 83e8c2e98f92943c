/**
 * What operators ask of a running daemon, and tell it: JSON over HTTP/1.1 on a UNIX socket, by package {@code http}.
 *
 * <pre>
 * GET  /neighbors /interfaces /database /advertisements /events     {@link io.kubeospf.daemon.control.Resource}
 * POST /advertise /withdraw /reload
 * </pre>
 *
 * {@link io.kubeospf.daemon.control.ControlRoutes} is the table of these, {@link io.kubeospf.daemon.control.ControlSocket} the socket
 * and who may use it.
 *
 * <p>A client that accepts {@code text/plain} gets the same facts as lines for people. So the commands that show them need no reader
 * of JSON, start quickly, and never disagree with a daemon of another version.
 *
 * <p>Nothing here runs in the speaker's thread: views are read as they were published, and what is asked of the speaker comes back
 * to the server's thread before it is put into words.
 */
@NullMarked
package io.kubeospf.daemon.control;

import org.jspecify.annotations.NullMarked;
