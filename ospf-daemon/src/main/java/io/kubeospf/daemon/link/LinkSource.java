package io.kubeospf.daemon.link;

import io.kubeospf.daemon.linux.SystemCallException;
import java.util.Collection;

/** Answers how interfaces are now. */
public interface LinkSource {
    /**
     * Asks for interfaces by any of their names. What does not exist is left out. Any thread may call.
     *
     * @throws SystemCallException when the kernel does not answer
     */
    LinkTable read(Collection<String> names) throws SystemCallException;
}
