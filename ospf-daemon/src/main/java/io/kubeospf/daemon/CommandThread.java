package io.kubeospf.daemon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Commands wait for the speaker, so they have a thread of their own, one after the other. It is there while they come. */
final class CommandThread implements Executor {
    /** How many wait at most. What nobody wants any more counts as well, until its turn comes and it is passed over. */
    static final int WAITING = 32;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), CommandThread::daemonThread);

    /**
     * Runs a command when those before it are done.
     *
     * @throws RejectedExecutionException when too many wait
     */
    @Override
    public void execute(Runnable command) {
        pool.execute(command);
    }

    private static Thread daemonThread(Runnable work) {
        Thread thread = new Thread(work, "commands");
        thread.setDaemon(true);
        return thread;
    }
}
