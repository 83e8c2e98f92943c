package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.net.NetworkMask;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsExternalLsaTest {

    @Test
    void hasAtLeastThePathOfTosZero() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new AsExternalLsa(NetworkMask.HOST, List.of()));

        assertEquals("an AS-external-LSA needs a metric", refusal.getMessage());
    }
}
