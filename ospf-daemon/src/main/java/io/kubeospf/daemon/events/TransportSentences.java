package io.kubeospf.daemon.events;

import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.transport.TransportEvent;

/** What happens on the way to the network, in words. */
final class TransportSentences {
    private TransportSentences() {}

    static LogLine describe(TransportEvent event) {
        return sentence(event).on(event.interfaceName());
    }

    private static LogLine sentence(TransportEvent event) {
        String name = event.interfaceName();
        if (event instanceof TransportEvent.InterfaceAwaited) {
            return LogLine.warn(
                    LogPackage.TRANSPORT, "waiting for interface " + name + ": " + LinkDownReason.NO_SUCH_INTERFACE);
        }
        if (event instanceof TransportEvent.AddressAwaited awaited) {
            return LogLine.warn(
                            LogPackage.TRANSPORT, "interface " + name + " waits for an address: " + awaited.sentence())
                    .atMost(10, TransportEvent.AddressAwaited.class, name);
        }
        if (event instanceof TransportEvent.AddressChanged changed) {
            String before = changed.from().isEmpty() ? "" : " instead of " + changed.from();
            return LogLine.info(
                            LogPackage.TRANSPORT,
                            "interface " + name + " uses address " + changed.to() + before + ": " + changed.reason())
                    .atMost(10, TransportEvent.AddressChanged.class, name);
        }
        if (event instanceof TransportEvent.AlternativeName alternative) {
            return LogLine.info(
                            LogPackage.TRANSPORT,
                            "interface " + name + " is listed by the kernel as " + alternative.kernelName())
                    .atMost(10, TransportEvent.AlternativeName.class, name);
        }
        if (event instanceof TransportEvent.InterfaceUnsupported unsupported) {
            return LogLine.warn(LogPackage.TRANSPORT, "interface " + name + " cannot be used: " + unsupported.reason());
        }
        if (event instanceof TransportEvent.OpenFailed failed) {
            return LogLine.warn(
                            LogPackage.TRANSPORT,
                            "interface " + name + " cannot be opened, will try again: " + failed.reason())
                    .atMost(1, TransportEvent.OpenFailed.class, name);
        }
        if (event instanceof TransportEvent.CaptureEnded ended) {
            return LogLine.info(
                            LogPackage.TRANSPORT,
                            "receiving on " + name + " ended, will start again: " + ended.reason())
                    .atMost(1, TransportEvent.CaptureEnded.class, name);
        }
        if (event instanceof TransportEvent.FrameMalformed malformed) {
            return LogLine.warn(
                            LogPackage.TRANSPORT,
                            "a frame was dropped on " + name + ": it " + malformed.fault()
                                    + "; look for the host that sends it")
                    .atMost(1, TransportEvent.FrameMalformed.class, name, malformed.fault());
        }
        if (event instanceof TransportEvent.ReceiveQueueFull) {
            return LogLine.warn(
                            LogPackage.TRANSPORT,
                            "a packet was dropped on " + name
                                    + ": packets arrive faster than they are handled; look for the neighbor that floods")
                    .atMost(1, TransportEvent.ReceiveQueueFull.class, name);
        }
        if (event instanceof TransportEvent.OtherSpeakerFound found) {
            return LogLine.warn(LogPackage.TRANSPORT, found.speaker() + "; stop one of the two");
        }
        if (event instanceof TransportEvent.OtherSpeakerGone) {
            return LogLine.info(LogPackage.TRANSPORT, "no other OSPF speaker uses " + name + " any more");
        }
        if (event instanceof TransportEvent.SendFailed failed) {
            return LogLine.warn(
                            LogPackage.TRANSPORT,
                            "a packet to " + failed.destination() + " could not be sent on " + name + ": "
                                    + failed.reason())
                    .atMost(1, TransportEvent.SendFailed.class, name);
        }
        throw new AssertionError(event);
    }
}
