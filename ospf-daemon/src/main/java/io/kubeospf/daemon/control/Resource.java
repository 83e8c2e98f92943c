package io.kubeospf.daemon.control;

import java.util.Iterator;

/** What can be shown: the same facts for programs and for people, each made only when it is asked for. */
interface Resource {

    /** The list, item by item. */
    Iterator<JsonObject> items();

    /** What stands beside the list. */
    default JsonObject beside() {
        return new JsonObject();
    }

    /**
     * For people: lines of a terminal.
     *
     * @param width of the terminal, in characters
     */
    Iterator<String> lines(int width);
}
