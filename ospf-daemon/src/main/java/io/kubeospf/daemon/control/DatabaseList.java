package io.kubeospf.daemon.control;

import io.kubeospf.core.lsa.FloodingScope;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.speaker.SpeakerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The database, or the selected part of it. It can be large, so nothing of it is made before it is asked for. People see the number
 * of LSAs and all headers, or, of a selection, the bodies as well; programs always see bodies.
 */
record DatabaseList(SpeakerView view, Instant now, DatabaseSelection selection, List<LsdbEntry> entries)
        implements Resource {
    private static final Object[] HEADINGS = {
        "Type", "Link State ID", "Adv. router", "Age", "Seq. number", "Checksum", "Length"
    };
    private static final int[] WIDTHS = {22, 15, 15, 4, 11, 8, 6};

    /** Columns to show, from all to those that a narrow terminal has room for: without the checksum, then the length. */
    private static final List<int[]> CHOICES =
            List.of(new int[] {0, 1, 2, 3, 4, 5, 6}, new int[] {0, 1, 2, 3, 4, 6}, new int[] {0, 1, 2, 3, 4});

    private static final String INDENTATION = "    ";

    @Override
    public Iterator<JsonObject> items() {
        return selected().map(this::object).iterator();
    }

    @Override
    public JsonObject beside() {
        return DatabaseRoomWords.object(view, now);
    }

    @Override
    public Iterator<String> lines(int width) {
        if (selection.isEverything()) {
            return Stream.of(
                            summary(width).stream(),
                            Stream.of(""),
                            TextTable.wrap("", DatabaseRoomWords.sentence(view), INDENTATION.length(), width).stream(),
                            Stream.of("", headings(width)),
                            selected().map(entry -> row(entry, width)))
                    .flatMap(lines -> lines)
                    .iterator();
        }
        Iterator<String> rows =
                selected().flatMap(entry -> rowAndBody(entry, width)).iterator();
        return rows.hasNext()
                ? Stream.concat(
                                Stream.of(headings(width)),
                                StreamSupport.stream(((Iterable<String>) () -> rows).spliterator(), false))
                        .iterator()
                : List.of("no LSA is selected").iterator();
    }

    private Stream<LsdbEntry> selected() {
        return entries.stream().filter(entry -> selection.includes(entry.place().key(), view.routerId()));
    }

    private JsonObject object(LsdbEntry entry) {
        LsaHeader header = entry.header(now);
        return new JsonObject()
                .put("type", header.type().code())
                .put("type-name", header.type())
                .put("area", area(header))
                .put("interface", Optional.of(entry.place().link()).filter(link -> !link.isEmpty()))
                .put("ls-id", header.linkStateId())
                .put("adv-router", header.advertisingRouter())
                .put("age", header.seconds())
                .put("seq-num", header.sequenceNumber())
                .put("checksum", checksum(header))
                .put("length", header.length())
                .put("self-originated", header.advertisingRouter().equals(view.routerId()))
                .put("body", LsaBodyObject.of(entry.installed()));
    }

    /** What is flooded through the whole Autonomous System belongs to no area. */
    private Optional<Object> area(LsaHeader header) {
        return header.type()
                .floodingScope()
                .filter(scope -> scope != FloodingScope.AUTONOMOUS_SYSTEM)
                .map(scope -> view.areaId());
    }

    private List<String> summary(int width) {
        TextTable table = new TextTable("Type", "LSAs");
        view.lsaCounts().forEach((type, count) -> table.add(type, count));
        return table.lines(width).isEmpty() ? List.of("no LSAs") : table.lines(width);
    }

    private static int[] columns(int width) {
        return CHOICES.stream()
                .filter(columns -> TextTable.length(WIDTHS, columns) <= width)
                .findFirst()
                .orElse(CHOICES.get(CHOICES.size() - 1));
    }

    private static String headings(int width) {
        return TextTable.line(WIDTHS, HEADINGS, new Object[] {"", "", "", 0, "", "", 0}, columns(width));
    }

    private String row(LsdbEntry entry, int width) {
        LsaHeader header = entry.header(now);
        Object[] cells = {
            header.type(),
            header.linkStateId(),
            header.advertisingRouter(),
            header.seconds(),
            header.sequenceNumber(),
            checksum(header),
            header.length()
        };
        return TextTable.line(WIDTHS, cells, cells, columns(width));
    }

    private Stream<String> rowAndBody(LsdbEntry entry, int width) {
        List<String> lines = new ArrayList<>(List.of(row(entry, width)));
        JsonObject body = LsaBodyObject.of(entry.installed());
        JsonObject singles = new JsonObject();
        for (Map.Entry<String, Object> value : body.values().entrySet()) {
            if (value.getValue() instanceof List<?> list) {
                lines.addAll(inWords(value.getKey(), list, width));
            } else {
                singles.put(value.getKey(), value.getValue());
            }
        }
        if (!singles.values().isEmpty()) {
            lines.addAll(1, TextTable.wrap(INDENTATION, singles.inWords(), 2 * INDENTATION.length(), width));
        }
        return lines.stream();
    }

    /** Objects begin a line each. */
    private static List<String> inWords(String name, List<?> list, int width) {
        if (list.stream().allMatch(JsonObject.class::isInstance)) {
            return list.stream()
                    .flatMap(item ->
                            TextTable.wrap(INDENTATION, ((JsonObject) item).inWords(), 2 * INDENTATION.length(), width)
                                    .stream())
                    .toList();
        }
        String words = list.stream().map(Object::toString).collect(Collectors.joining(", "));
        return TextTable.wrap(INDENTATION, name + " " + words, 2 * INDENTATION.length(), width);
    }

    private static String checksum(LsaHeader header) {
        return "0x%04x".formatted(header.checksum());
    }
}
