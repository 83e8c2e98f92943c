package io.kubeospf.testbed.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Draws the faults of networks. */
final class NetworkFaults {
    private final RandomGenerator random;
    private final List<String> routers;

    private final List<Supplier<NetworkFault>> table = List.of(
            this::loss,
            this::delay,
            this::duplication,
            this::reordering,
            this::corruption,
            this::oneWayLoss,
            this::partition);

    /** A fault and its name. */
    record NetworkFault(String text, UnaryOperator<Medium> wrapper) {}

    NetworkFaults(RandomGenerator random, List<String> routers) {
        this.random = random;
        this.routers = routers;
    }

    /** Some faults, each kind once: a second corruption could undo what the first does to a checksum. */
    List<NetworkFault> draw(int most) {
        List<Supplier<NetworkFault>> kinds = new ArrayList<>(table);
        Collections.shuffle(kinds, new Random(random.nextLong()));
        return kinds.stream().limit(random.nextInt(most + 1)).map(Supplier::get).toList();
    }

    private NetworkFault loss() {
        double rate = random.nextDouble(0.5);
        return new NetworkFault(percent(rate) + " loss", inner -> FaultyMedium.loss(inner, random, rate));
    }

    private NetworkFault delay() {
        Duration time = Duration.ofMillis(1 + random.nextInt(2000));
        return new NetworkFault("delay of " + time, inner -> FaultyMedium.delay(inner, time));
    }

    private NetworkFault duplication() {
        double rate = random.nextDouble(0.5);
        return new NetworkFault(percent(rate) + " duplication", inner -> FaultyMedium.duplication(inner, random, rate));
    }

    private NetworkFault reordering() {
        Duration most = Duration.ofMillis(1 + random.nextInt(3000));
        return new NetworkFault("reordering within " + most, inner -> FaultyMedium.reordering(inner, random, most));
    }

    private NetworkFault corruption() {
        double rate = random.nextDouble(0.3);
        if (random.nextInt(3) == 0) {
            return new NetworkFault(
                    percent(rate) + " corruption of LSAs", inner -> FaultyMedium.corruptionOfLsas(inner, random, rate));
        }
        return new NetworkFault(percent(rate) + " corruption", inner -> FaultyMedium.corruption(inner, random, rate));
    }

    private NetworkFault oneWayLoss() {
        String sender = anyRouter();
        String receiver = anyRouter();
        return new NetworkFault(
                "one-way loss from " + sender + " to " + receiver,
                inner -> FaultyMedium.oneWayLoss(inner, sender, receiver));
    }

    private NetworkFault partition() {
        Set<String> some = new TreeSet<>();
        for (String router : routers) {
            if (random.nextBoolean()) {
                some.add(router);
            }
        }
        return new NetworkFault("partition of " + some, inner -> FaultyMedium.partition(inner, some));
    }

    private String anyRouter() {
        return routers.get(random.nextInt(routers.size()));
    }

    private static String percent(double rate) {
        return Math.round(rate * 100) + " %";
    }
}
