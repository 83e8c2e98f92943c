package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.prometheus.AlertRules;
import io.kubeospf.testbed.prometheus.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a Prometheus look on while the dashboard's story happens, and writes what it says to the dashboard's queries into a file, to be
 * drawn: {@code sudo make dashboard-picture}.
 */
public final class DashboardPicture {
    /** How long what has happened is left to be seen. */
    private static final Duration CHAPTER = Duration.ofSeconds(15);

    private DashboardPicture() {}

    public static void main(String[] arguments) throws IOException {
        LabRequirements.exitIfMissing();
        Path file = Path.of(arguments[0]);
        try (InteropLab lab = InteropLab.create()) {
            Files.writeString(file, answers(lab));
        }
    }

    private static String answers(InteropLab lab) {
        DashboardStory story = DashboardStory.in(lab);
        PrometheusServer prometheus = PrometheusServer.start(story.master().host(), AlertRules.packaged());
        Instant start = Instant.now();
        story.tell(() -> LockSupport.parkNanos(CHAPTER.toNanos()));
        return new DashboardAnswers(prometheus, start, Instant.now()).json();
    }
}
