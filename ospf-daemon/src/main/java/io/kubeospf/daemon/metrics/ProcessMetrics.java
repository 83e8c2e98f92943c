package io.kubeospf.daemon.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process as the kernel sees it, under the names that Prometheus's own libraries give it. */
final class ProcessMetrics implements MeterBinder {
    private static final Path KERNEL = Path.of("/proc/self");
    private static final int OCTETS_PER_KILOBYTE = 1024;

    private final ProcessHandle.Info process = ProcessHandle.current().info();

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("process.cpu", this, ProcessMetrics::cpuSeconds)
                .baseUnit("seconds")
                .description("User and system CPU time of the process, in seconds.")
                .register(registry);
        Gauge.builder("process.start.time", this, ProcessMetrics::startTime)
                .baseUnit("seconds")
                .description("When the process was started, in seconds since 1970.")
                .register(registry);
        Gauge.builder("process.resident.memory", () -> octets("VmRSS"))
                .baseUnit("bytes")
                .description("Memory of the process that is in RAM, in bytes.")
                .register(registry);
        Gauge.builder("process.virtual.memory", () -> octets("VmSize"))
                .baseUnit("bytes")
                .description("Address space of the process, in bytes.")
                .register(registry);
        Gauge.builder("process.open.fds", ProcessMetrics::openFiles)
                .description("Open file descriptors.")
                .register(registry);
        Gauge.builder("process.max.fds", () -> number("limits", "Max open files +(\\d+)"))
                .description("How many file descriptors the process may have open.")
                .register(registry);
    }

    private double cpuSeconds() {
        Optional<Duration> time = ProcessHandle.current().info().totalCpuDuration();
        return time.map(taken -> taken.toNanos() / 1e9).orElse(Double.NaN);
    }

    private double startTime() {
        return process.startInstant()
                .map(Instant::toEpochMilli)
                .map(at -> at / 1000.0)
                .orElse(Double.NaN);
    }

    private static double octets(String field) {
        return OCTETS_PER_KILOBYTE * number("status", field + ":\\s+(\\d+) kB");
    }

    private static double openFiles() {
        try (Stream<Path> open = Files.list(KERNEL.resolve("fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not a number when the kernel does not say. */
    private static double number(String file, String pattern) {
        try {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(KERNEL.resolve(file)));
            return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
