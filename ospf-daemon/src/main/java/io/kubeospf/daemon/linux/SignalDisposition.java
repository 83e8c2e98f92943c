package io.kubeospf.daemon.linux;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** What signals do to this process. */
public final class SignalDisposition {
    private static final int SIGHUP = 1;

    private SignalDisposition() {}

    /**
     * Lets SIGHUP do nothing until the JVM is told to catch it. One that was ignored when the process began is not there to the
     * JVM; by default it would end the process. So a function of the C library catches it that may be called at any time and
     * changes nothing.
     */
    public static void disarmHangUp() {
        Pointer harmless = NativeLibrary.getInstance("c").getFunction("abs");
        LibC.signal(SIGHUP, harmless);
    }
}
