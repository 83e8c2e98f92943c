package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
    private static final long HEAP_OF_THE_LAUNCHER = 256 << 20;

    @Test
    void nothingIsSaidWhileTheHeapHoldsTheDatabase() {
        assertEquals(Optional.empty(), HeapRoom.shortage(100_000, HEAP_OF_THE_LAUNCHER));
        assertEquals(Optional.empty(), HeapRoom.shortage(150_000, HEAP_OF_THE_LAUNCHER));
    }

    @Test
    void aBoundBeyondTheHeapIsRefusedWithBothValuesAndTheRemedy() {
        assertEquals(
                Optional.of(
                        "a database of lsdb max-lsas 1000000 can need a heap of 1190 MB, and there are 268 MB; neighbors"
                                + " could exhaust it: lower max-lsas, or set KUBE_OSPF_JAVA_OPTS=-Xmx1190m"),
                HeapRoom.shortage(1_000_000, HEAP_OF_THE_LAUNCHER));
        assertEquals(true, HeapRoom.shortage(Integer.MAX_VALUE, Long.MAX_VALUE).isEmpty(), "nothing overflows");
    }
}
