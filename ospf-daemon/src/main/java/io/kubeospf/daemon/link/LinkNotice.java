package io.kubeospf.daemon.link;

import java.util.List;

/**
 * The kernel's notice that something of an interface changed.
 *
 * @param index the interface's number
 * @param names all its names; none when an address changed
 */
public record LinkNotice(int index, List<String> names) {
    public LinkNotice {
        names = List.copyOf(names);
    }
}
