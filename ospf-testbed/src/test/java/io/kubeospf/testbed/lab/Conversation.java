package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.traffic.PodNetwork;
import io.kubeospf.testbed.lab.traffic.Traffic;
import io.kubeospf.testbed.lab.traffic.TrafficLog;

/** A client that looks the web service up and fetches its page, without pause. */
final class Conversation {
    private final String occasion;
    private final Traffic lookups;
    private final Traffic fetches;

    private Conversation(NetworkNamespace client, String occasion) {
        this.occasion = occasion;
        String name = occasion.replaceAll("\\W+", "-");
        lookups = Traffic.lookups(client, "lookups-" + name);
        fetches = Traffic.fetches(client, "fetches-" + name, PodNetwork.WEB);
    }

    static Conversation start(NetworkNamespace client, String occasion) {
        return new Conversation(client, occasion);
    }

    /** Returns when a lookup and a fetch of now have been answered. */
    Conversation awaitAnswers() {
        lookups.awaitAnswer();
        fetches.awaitAnswer();
        return this;
    }

    Conversation awaitRequests(int more) {
        lookups.awaitRequests(more);
        fetches.awaitRequests(more);
        return this;
    }

    /** Ends it, and prints what was lost. */
    Report end() {
        Report report = new Report(occasion, lookups.end(), fetches.end());
        System.out.println("FIGURES " + occasion + ": DNS " + report.lookups() + "; HTTP " + report.fetches());
        return report;
    }

    record Report(String occasion, TrafficLog lookups, TrafficLog fetches) {}
}
