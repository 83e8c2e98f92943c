package io.kubeospf.testbed.lab.network;

import io.kubeospf.testbed.lab.process.LabException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything one run makes on this machine: a directory, network namespaces, and the processes in them.
 *
 * <p>All of it carries the lab's name, and {@link #close()} removes it in the reverse order of its making. That also
 * happens when the JVM is asked to end; what a killed JVM leaves is removed by the next lab.
 */
public final class Lab implements AutoCloseable {
    private static boolean leftoversRemoved;

    private final RunDirectory directory;
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final Thread removalAtExit = new Thread(this::closeAtExit, "lab-removal");
    private boolean closed;

    private Lab(RunDirectory directory) {
        this.directory = directory;
    }

    public static Lab create() {
        removeLeftovers();
        Lab lab = new Lab(RunDirectory.create());
        try {
            Runtime.getRuntime().addShutdownHook(lab.removalAtExit);
        } catch (IllegalStateException shuttingDown) {
            lab.close();
            throw new LabException("No lab is made any more: the program ends", shuttingDown);
        }
        return lab;
    }

    /** What earlier processes left; once, because a lab of this process that is just being removed looks the same. */
    private static synchronized void removeLeftovers() {
        if (!leftoversRemoved) {
            RunDirectory.abandoned().forEach(Lab::remove);
            NetworkNamespace.namesWithoutLab().forEach(Lab::removeOrReport);
            leftoversRemoved = true;
        }
    }

    /** Starts with "ko" and is short; no two labs of a machine share it. */
    public String name() {
        return directory.labName();
    }

    public Path directory() {
        return directory.path();
    }

    /** A host of its own as far as the network goes, named after its part in the topology. */
    public synchronized NetworkNamespace namespace(String role) {
        if (closed) {
            throw new LabException("The lab " + name() + " is already removed");
        }
        return NetworkNamespace.create(this, role);
    }

    /** Takes over the duty to close; a lab that is already gone closes at once and refuses. */
    public synchronized <T extends AutoCloseable> T own(T resource) {
        if (closed) {
            closeOrReport(resource);
            throw new LabException("The lab " + name() + " is already removed");
        }
        owned.push(resource);
        return resource;
    }

    /** Copies what the hosts' directories hold themselves: configurations, logs and captures, but no sockets. */
    public void copyFilesTo(Path target) {
        directory.copyFilesOfHosts(target);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!owned.isEmpty()) {
            closeOrReport(owned.pop());
        }
        remove(directory);
        forgetRemovalAtExit();
    }

    /** Removes it without a good-bye to anybody: every process is killed first. */
    public synchronized void kill() {
        if (!closed) {
            NetworkNamespace.names(name()).forEach(NetworkNamespace::endProcesses);
        }
        close();
    }

    /** Does what the lab must stay for; does nothing when it is gone. */
    public synchronized void whileThere(Runnable action) {
        if (!closed) {
            action.run();
        }
    }

    /** Whether the lab is being removed, or already is: then nothing in it answers any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private void closeAtExit() {
        System.err.println("Removing the lab " + name());
        close();
    }

    /** One thing that resists must not keep the rest from being removed. */
    private static void closeOrReport(AutoCloseable resource) {
        doOrReport("closing " + resource, resource);
    }

    private static void doOrReport(String what, AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            System.err.println("lab: while " + what + ": " + e.getMessage());
        }
    }

    private void forgetRemovalAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(removalAtExit);
        } catch (IllegalStateException shuttingDown) {
            // Then it is the hook that has just done its work.
        }
    }

    /** Another process may be removing the same leftovers, and no test is to blame for what resists. */
    private static void remove(RunDirectory directory) {
        NetworkNamespace.names(directory.labName()).forEach(Lab::removeOrReport);
        ControlGroups.remove(directory.labName());
        doOrReport("deleting " + directory.path(), directory::delete);
    }

    private static void removeOrReport(String namespace) {
        doOrReport("ending the processes of " + namespace, () -> NetworkNamespace.endProcesses(namespace));
        doOrReport("deleting " + namespace, () -> NetworkNamespace.delete(namespace));
    }
}
