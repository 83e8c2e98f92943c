package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ArpRequestTest {

    @Test
    void asksOneHostAndTellsItWhereWeAre() {
        byte[] frame = new ArpRequest(
                        Frames.OUR_STATION, Frames.OUR_ADDRESS, Frames.THEIR_STATION, Frames.THEIR_ADDRESS)
                .toFrame();

        assertEquals(
                "020000000001" // to them alone
                        + "020000000084" // from us
                        + "0806" // ARP
                        + "0001" // over Ethernet
                        + "0800" // for IPv4
                        + "06" + "04" // lengths of their addresses
                        + "0001" // request
                        + "020000000084" + "c0a86484" // sender: we
                        + "020000000001" + "c0a86401", // target: they
                HexFormat.of().formatHex(frame));
    }
}
