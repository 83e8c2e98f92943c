package io.kubeospf.testbed.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.output.NeighborState;
import io.kubeospf.testbed.lab.process.JsonDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the dashboard shows things; what it asks is in {@link DashboardQueriesTest}. */
class DashboardTest {
    private static final int COLUMNS = 24;
    private static final Pattern DATA_SOURCE = Pattern.compile("datasource=(\\{[^}]*\\}?\\})");

    private final JsonDocument json = Dashboard.packaged().json();

    @Test
    void itLeavesItsIdAndItsDataSourceToTheGrafanaThatImportsIt() {
        assertTrue(json.at("id").isEmpty());
        assertEquals("datasource", json.textAt("templating", "list", 0, "type").orElseThrow());
        assertEquals("datasource", json.textAt("templating", "list", 0, "name").orElseThrow());
        Set<String> sources = DATA_SOURCE
                .matcher(json.toString())
                .results()
                .map(source -> source.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("{type=prometheus, uid=${datasource}}"), sources);
    }

    @Test
    void everyPanelExplainsItselfAndHasAUnit() {
        assertEquals(
                List.of(),
                titles(panel -> !panel.textAt("description").orElse("").endsWith(".")));
        assertEquals(
                List.of(),
                titles(panel -> panel.at("fieldConfig", "defaults", "unit").isEmpty()));
    }

    @Test
    void everyPanelHasAPlaceAndANumberOfItsOwn() {
        Set<Integer> numbers = new TreeSet<>();
        Map<String, String> places = new TreeMap<>();
        everything().forEach(panel -> {
            String title = panel.textAt("title").orElseThrow();
            assertTrue(numbers.add(number(panel, "id")), title);
            cells(panel).forEach(cell -> assertEquals(title, places.computeIfAbsent(cell, free -> title)));
        });
    }

    @Test
    void theStatesOfANeighborHaveTheirNamesInTheOrderOfTheMetric() {
        List<NeighborState> states = List.of(
                NeighborState.DOWN,
                NeighborState.INIT,
                NeighborState.TWO_WAY,
                NeighborState.EX_START,
                NeighborState.EXCHANGE,
                NeighborState.LOADING,
                NeighborState.FULL,
                NeighborState.ATTEMPT);
        JsonDocument timeline = everything()
                .filter(panel -> panel.textAt("title").orElseThrow().equals("Neighbors"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < states.size(); i++) {
            String value = String.valueOf(i + 1);
            String name = timeline.textAt("fieldConfig", "defaults", "mappings", 0, "options", value, "text")
                    .orElse("");
            assertEquals(states.get(i).toString(), name.toLowerCase(Locale.ROOT));
        }
    }

    /** The panels, and the headings of their rows. */
    private Stream<JsonDocument> everything() {
        return json.elementsAt("panels");
    }

    private List<String> titles(Predicate<JsonDocument> lacking) {
        return everything()
                .filter(panel -> !panel.textAt("type").orElseThrow().equals("row"))
                .filter(lacking)
                .map(panel -> panel.textAt("title").orElseThrow())
                .toList();
    }

    /** What it covers of the dashboard, as "column row". */
    private static Stream<String> cells(JsonDocument panel) {
        int left = number(panel, "gridPos", "x");
        int top = number(panel, "gridPos", "y");
        int width = number(panel, "gridPos", "w");
        assertTrue(left >= 0 && left + width <= COLUMNS, "width of " + panel.textAt("title"));
        return Stream.iterate(0, i -> i < width * number(panel, "gridPos", "h"), i -> i + 1)
                .map(i -> (left + i % width) + " " + (top + i / width));
    }

    private static int number(JsonDocument panel, Object... path) {
        return panel.textAt(path).map(Integer::valueOf).orElseThrow();
    }
}
