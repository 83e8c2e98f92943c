package io.kubeospf.testbed.lab.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads FRR's {@code show ip ospf database}: tables of LSA headers under the title of their type. */
final class FrrDatabase {
    private static final Map<String, Integer> TYPES = Map.of(
            "Router Link States", 1,
            "Net Link States", 2,
            "Summary Link States", 3,
            "ASBR-Summary Link States", 4,
            "AS External Link States", 5,
            "NSSA-external Link States", 7);
    private static final Pattern TITLE = Pattern.compile("\\s+(\\S.*?Link States).*");
    private static final Pattern HEADER =
            Pattern.compile("(?<id>[\\d.]+)\\s+(?<router>[\\d.]+)\\s+(?<age>\\d+) 0x(?<sequence>[0-9a-f]{8}) .*");

    private FrrDatabase() {}

    static List<DatabaseEntry> entries(String shown) {
        List<DatabaseEntry> entries = new ArrayList<>();
        int type = 0;
        for (String line : shown.lines().toList()) {
            Matcher title = TITLE.matcher(line);
            Matcher header = HEADER.matcher(line);
            if (title.matches()) {
                type = TYPES.getOrDefault(title.group(1), 0);
            } else if (header.matches()) {
                entries.add(new DatabaseEntry(
                        type,
                        header.group("id"),
                        header.group("router"),
                        header.group("sequence"),
                        Integer.parseInt(header.group("age"))));
            }
        }
        return entries;
    }
}
