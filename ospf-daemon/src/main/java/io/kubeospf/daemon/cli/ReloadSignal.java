package io.kubeospf.daemon.cli;

import static java.lang.invoke.MethodType.methodType;

import io.kubeospf.daemon.linux.SignalDisposition;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Semaphore;

/**
 * SIGHUP, which by default ends a process; the launcher has it ignored until {@link #catchAll}. Signals that come while the
 * daemon starts are kept for it, and those that come faster than it reloads count as one.
 *
 * <p>Java specifies nothing that catches signals. Its module jdk.unsupported has {@code sun.misc.Signal}, of which javac gives a warning
 * that cannot be suppressed; so the class is found by its name. What is made here by hand is the lambda expression in
 * {@code Signal.handle(new Signal("HUP"), this::caught)}: a proxy would do as well, and take longer to start.
 */
final class ReloadSignal {
    private static final String NAME = "HUP";

    private final Semaphore asked = new Semaphore(0);

    private ReloadSignal() {}

    /** From now on no SIGHUP ends the process. */
    static ReloadSignal catchAll() {
        ReloadSignal reloads = new ReloadSignal();
        SignalDisposition.disarmHangUp();
        try {
            reloads.install();
        } catch (Throwable e) {
            throw new LinkageError("this Java cannot catch signals; use one that has the module jdk.unsupported", e);
        }
        return reloads;
    }

    /** Has every signal answered, by a thread of its own. */
    void answerBy(Runnable reload) {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        asked.acquireUninterruptibly();
                        asked.drainPermits();
                        reload.run();
                    }
                },
                "reload");
        thread.setDaemon(true);
        thread.start();
    }

    private void install() throws Throwable {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle caught = lookup.findVirtual(ReloadSignal.class, "caught", methodType(void.class, Object.class));
        MethodType handle = methodType(void.class, signal);
        CallSite lambda = LambdaMetafactory.metafactory(
                lookup, "handle", methodType(handler, ReloadSignal.class), handle, caught, handle);
        signal.getMethod("handle", signal, handler)
                .invoke(
                        null,
                        signal.getConstructor(String.class).newInstance(NAME),
                        lambda.getTarget().invoke(this));
    }

    @SuppressWarnings("unused") // called by the lambda expression
    private void caught(Object signal) {
        asked.release();
    }
}
