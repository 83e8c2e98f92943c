package io.kubeospf.daemon.http;

/** What Netty asks the system properties when its classes are loaded: a few clients, and as little memory as can be. */
final class NettySettings {
    private NettySettings() {}

    /** To be called before any other class of Netty is used. What the operator has set stays. */
    static void apply() {
        set("io.netty.allocator.type", "unpooled");
        set("io.netty.noPreferDirect", "true");
        // Java 24 warns on standard error of those who use it.
        set("io.netty.noUnsafe", "true");
        set("io.netty.leakDetection.level", "disabled");
        set("io.netty.recycler.maxCapacityPerThread", "0");
        // The JDK keeps a buffer of this size at most for each thread that writes.
        set("jdk.nio.maxCachedBufferSize", "65536");
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
