package io.kubeospf.testbed.lab.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables that FRR and BIRD print for people, read. */
class RouterTablesTest {
    private static final List<DatabaseEntry> LSAS = List.of(
            new DatabaseEntry(1, "192.0.2.101", "192.0.2.101", "80000002", 59),
            new DatabaseEntry(2, "192.168.1.1", "192.0.2.1", "80000003", 58),
            new DatabaseEntry(4, "192.0.2.9", "192.0.2.1", "80000001", 7),
            new DatabaseEntry(5, "10.96.0.254", "192.0.2.101", "80000001", 3600));

    @Test
    void readsTheDatabaseOfFrr() {
        assertEquals(LSAS, FrrDatabase.entries("""

                       OSPF Router with ID (192.0.2.1)

                                Router Link States (Area 0.0.0.0)

                Link ID         ADV Router      Age  Seq#       CkSum  Link count
                192.0.2.101    192.0.2.101       59 0x80000002 0x9ca8 1

                                Net Link States (Area 0.0.0.0)

                Link ID         ADV Router      Age  Seq#       CkSum
                192.168.1.1    192.0.2.1         58 0x80000003 0x2d11

                                ASBR-Summary Link States (Area 0.0.0.0)

                Link ID         ADV Router      Age  Seq#       CkSum
                192.0.2.9      192.0.2.1          7 0x80000001 0x2d11

                                AS External Link States

                Link ID         ADV Router      Age  Seq#       CkSum  Route
                10.96.0.254    192.0.2.101     3600 0x80000001 0xce6f E2 10.96.0.0/24 [0x0]
                """));
    }

    @Test
    void readsTheDatabaseOfBird() {
        List<DatabaseEntry> wholeSystemFirst = List.of(LSAS.get(3), LSAS.get(0), LSAS.get(1), LSAS.get(2));
        assertEquals(wholeSystemFirst, BirdRouter.entries("""
                BIRD 2.0.12 ready.

                Global

                 Type   LS ID           Router          Sequence   Age  Checksum
                 0005  10.96.0.254     192.0.2.101     80000001  3600    ce6f

                Area 0.0.0.0

                 Type   LS ID           Router          Sequence   Age  Checksum
                 0001  192.0.2.101     192.0.2.101     80000002    59    9ca8
                 0002  192.168.1.1     192.0.2.1       80000003    58    2d11
                 0004  192.0.2.9       192.0.2.1       80000001     7    2d11
                """));
    }

    @Test
    void comparesInstancesWhateverTheirAge() {
        assertEquals("5 10.96.0.254 of 192.0.2.101 80000001", LSAS.get(3).instance());
        assertEquals(
                LSAS.get(0).instance(), new DatabaseEntry(1, "192.0.2.101", "192.0.2.101", "80000002", 3).instance());
    }
}
