package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void alignsWordsToTheLeftAndNumbersToTheRight() {
        TextTable table = new TextTable("Name", "Cost", "State");
        table.add("eth0", 10, "dr");
        table.add("a-long-name", 65535, "bdr");
        assertEquals(
                List.of("Name          Cost  State", "eth0            10  dr", "a-long-name  65535  bdr"),
                table.lines(TextTable.WIDTH));
    }

    @Test
    void leavesOutColumnsInTheirOrderUntilTheOthersFitAndShowsMoreOnAWideTerminal() {
        TextTable table =
                new TextTable("Name", "Cost", "State", "More").onlyWide("More").leavingOut("Cost", "State");
        table.add("eth0", 10, "dr", "facts");
        assertEquals(List.of("Name  Cost  State", "eth0    10  dr"), table.lines(17));
        assertEquals(List.of("Name  State", "eth0  dr"), table.lines(16));
        assertEquals(List.of("Name", "eth0"), table.lines(10));
        assertEquals(List.of("Name", "eth0"), table.lines(1));
        assertEquals(List.of("Name  Cost  State", "eth0    10  dr"), table.lines(100));
        assertEquals(List.of("Name  Cost  State  More", "eth0    10  dr     facts"), table.lines(101));
    }

    @Test
    void breaksLongTextsBetweenWords() {
        String text = "word ".repeat(30).strip();
        List<String> lines = TextTable.wrap("12:00 ", text, 6, TextTable.WIDTH);
        assertEquals(2, lines.size());
        assertEquals("12:00 " + "word ".repeat(18) + "word", lines.get(0));
        assertEquals("      " + "word ".repeat(10) + "word", lines.get(1));
    }

    @Test
    void breaksAWordThatIsLongerThanALine() {
        assertEquals(
                List.of("a", "  " + "x".repeat(98), "  " + "x".repeat(52) + " b"),
                TextTable.wrap("", "a " + "x".repeat(150) + " b", 2, TextTable.WIDTH));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0s",
        "0, 0s",
        "12, 12s",
        "60, 1m0s",
        "200, 3m20s",
        "3599, 59m59s",
        "18000, 5h0m",
        "187200, 2d4h",
    })
    void tellsDurationsInTheirTwoLargestUnits(long seconds, String words) {
        assertEquals(words, Times.inWords(Duration.ofSeconds(seconds)));
    }
}
