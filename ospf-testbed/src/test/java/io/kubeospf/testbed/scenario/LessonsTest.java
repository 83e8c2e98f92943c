package io.kubeospf.testbed.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LessonsTest {
    private static final Path INDEX = Path.of("../docs/testing.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| ([^|]*) \\|");
    private static final Pattern SCENARIO = Pattern.compile("`([a-z-]+/[a-z-]+)`");

    @Test
    void theIndexOfLessonsNamesTheScenariosThatNameThem() throws IOException {
        assertEquals(namedByScenarios(), namedByIndex());
    }

    private static SortedMap<Integer, SortedSet<String>> namedByScenarios() throws IOException {
        SortedMap<Integer, SortedSet<String>> lessons = new TreeMap<>();
        for (Path file : ScenariosTest.files()) {
            String name = ScenariosTest.ROOT.relativize(file).toString().replace(".txt", "");
            for (int lesson : ScenarioReader.read(ScenariosTest.ROOT, file).lessons()) {
                lessons.computeIfAbsent(lesson, number -> new TreeSet<>()).add(name);
            }
        }
        return lessons;
    }

    /** Lessons without a scenario have a reason in the place of one. */
    private static SortedMap<Integer, SortedSet<String>> namedByIndex() throws IOException {
        SortedMap<Integer, SortedSet<String>> lessons = new TreeMap<>();
        for (String line : Files.readAllLines(INDEX)) {
            Matcher row = ROW.matcher(line);
            Matcher scenario = SCENARIO.matcher(row.matches() ? row.group(2) : "");
            while (scenario.find()) {
                lessons.computeIfAbsent(Integer.valueOf(row.group(1)), number -> new TreeSet<>())
                        .add(scenario.group(1));
            }
        }
        return lessons;
    }
}
