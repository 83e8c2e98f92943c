package io.kubeospf.daemon.events;

import io.kubeospf.core.output.Event;
import java.util.Optional;

/** What happens to the keys of authentication, in words. None tells anything of a key but its id. */
final class AuthenticationSentences {
    private AuthenticationSentences() {}

    /** Empty for an event that is about something else. */
    static Optional<LogLine> describe(Event event) {
        if (event instanceof Event.AuthenticationKeyInUse inUse) {
            String text = "packets on " + inUse.interfaceName() + " are sent with key " + inUse.keyId();
            return Optional.of(LogLine.info(LogPackage.SPEAKER, text).on(inUse.interfaceName()));
        }
        if (event instanceof Event.AuthenticationKeysExpired expired) {
            String text = "every key to send with on " + expired.interfaceName() + " is over; key " + expired.keyId()
                    + ", which was to end at " + expired.since()
                    + ", stays in use so that no adjacency is lost; give all routers of the network a new one";
            return Optional.of(LogLine.warn(LogPackage.SPEAKER, text).on(expired.interfaceName()));
        }
        if (event instanceof Event.NoAuthenticationKey none) {
            String text = "nothing is sent on " + none.interfaceName()
                    + ": no key to send with has begun, the first will at " + none.until()
                    + "; look at this machine's clock, and at send-from";
            return Optional.of(LogLine.warn(LogPackage.SPEAKER, text).on(none.interfaceName()));
        }
        if (event instanceof Event.CryptographicSequenceWrapped) {
            return Optional.of(LogLine.warn(
                    LogPackage.SPEAKER,
                    "the sequence numbers of authenticated packets have run out and begin at 0 again; neighbors refuse"
                            + " our packets until their dead interval is over"));
        }
        return Optional.empty();
    }
}
