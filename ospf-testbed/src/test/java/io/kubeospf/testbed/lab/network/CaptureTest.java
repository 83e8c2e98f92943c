package io.kubeospf.testbed.lab.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTest {
    @Test
    void hearsEachWayInWhichTsharkComplains() {
        List<String> complaints = List.of(
                "Header Checksum: 0x195e incorrect, should be 0x185e(may be caused by \"IP checksum offload\"?)",
                "[Expert Info (Error/Checksum): Bad checksum [should be 0x185e]]",
                "Checksum: 0x5af0 [incorrect, should be 0x8d41]",
                "[Malformed Packet: OSPF]");
        assertEquals(complaints, Capture.complaintsIn(String.join("\n", complaints)));
    }

    @Test
    void hearsNoComplaintAboutSoundPackets() {
        assertEquals(List.of(), Capture.complaintsIn("""
                        Header Checksum: 0x5d61 [correct]
                        [Header checksum status: Good]
                        Checksum: 0x33aa [correct]
                        """));
    }
}
