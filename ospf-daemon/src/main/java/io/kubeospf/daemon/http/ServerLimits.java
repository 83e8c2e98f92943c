package io.kubeospf.daemon.http;

import java.time.Duration;

/**
 * What a client can take.
 *
 * @param connections at the same time, for each address that is listened on; a further one takes the place of the oldest that has
 *     not sent its request, or is closed at once
 * @param requestOctets of a request's body
 * @param headerOctets of all its headers, and of its first line
 * @param requestTime from the connection until the request is complete
 * @param answerTime for the handler; then the client is told to try again
 * @param stallTime in which a client that reads nothing is cut off
 * @param totalTime from the complete request until the response is read; then the client is cut off
 */
record ServerLimits(
        int connections,
        int requestOctets,
        int headerOctets,
        Duration requestTime,
        Duration answerTime,
        Duration stallTime,
        Duration totalTime) {

    static final ServerLimits DEFAULT = new ServerLimits(
            32,
            64 * 1024,
            16 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));
}
