package io.kubeospf.testbed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What some processes have of the machine, together.
 *
 * @param residentOctets the memory they have (VmRSS); what they share is counted for each
 * @param processorTime what they have used since they began
 */
record ResourceUse(long residentOctets, Duration processorTime) {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final int OCTETS_IN_KILOBYTE = 1024;

    static ResourceUse of(List<Long> processes) {
        long octets = 0;
        long nanoseconds = 0;
        for (long process : processes) {
            Path directory = Path.of("/proc/" + process);
            Matcher resident = RESIDENT.matcher(read(directory.resolve("status")));
            octets += resident.find() ? Long.parseLong(resident.group(1)) * OCTETS_IN_KILOBYTE : 0;
            nanoseconds += nanosecondsOnProcessor(directory.resolve("task"));
        }
        return new ResourceUse(octets, Duration.ofNanos(nanoseconds));
    }

    /** The sum over the threads; the process's own count goes in steps of 10 ms. */
    private static long nanosecondsOnProcessor(Path threads) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.mapToLong(thread -> firstNumber(read(thread.resolve("schedstat"))))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long firstNumber(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    /** Empty for a process or thread that has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
