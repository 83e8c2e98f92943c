package io.kubeospf.testbed.rfc;

import io.kubeospf.testbed.rfc.Contents.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes docs/rfc2328.md: section, rule, test. */
final class RuleDocument {
    private static final String NO_TEST = "no test";

    private final Contents contents;
    private final Map<Entry, List<Proof>> proofs = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private RuleDocument(Contents contents) {
        this.contents = contents;
    }

    /** The document, which begins with what only a person can say. */
    static String write(String preamble, Contents contents, List<Proof> proofs) {
        RuleDocument document = new RuleDocument(contents);
        proofs.stream().sorted(Comparator.comparing(Proof::place)).forEach(document::add);
        document.text.append(preamble.strip()).append('\n');
        document.writeUntested();
        contents.rfcs().forEach(document::writeRfc);
        return document.text.toString();
    }

    private void add(Proof proof) {
        Entry entry = contents.find(proof.place().section())
                .orElseThrow(() -> new IllegalArgumentException("contents.txt lacks the section of " + proof));
        if (entry.isLeftOut()) {
            throw new IllegalArgumentException("contents.txt says '" + entry.untested() + "', but there is " + proof);
        }
        proofs.computeIfAbsent(entry, none -> new ArrayList<>()).add(proof);
    }

    private void writeUntested() {
        text.append("\n## What has no test\n\n");
        int before = text.length();
        for (Entry rfc : contents.rfcs()) {
            writeUntested(rfc);
            contents.parts(rfc).forEach(this::writeUntested);
        }
        if (text.length() == before) {
            text.append("No section below is without one.\n");
        }
    }

    private void writeUntested(Entry entry) {
        if (remark(entry).equals(NO_TEST)) {
            text.append("- ").append(entry.section()).append(": ");
            text.append(entry.title()).append('\n');
        }
    }

    private void writeRfc(Entry rfc) {
        writeHeading("## " + rfc.section() + ": " + rfc.title(), rfc);
        for (Entry chapter : contents.chapters(rfc)) {
            writeHeading("### " + chapter.section().number() + " " + chapter.title(), chapter);
            contents.parts(chapter).forEach(this::writeSection);
        }
    }

    /** A heading, and what there is to be said of the chapter as a whole. */
    private void writeHeading(String heading, Entry entry) {
        text.append('\n').append(heading).append('\n');
        String remark = remark(entry);
        if (!remark.isEmpty()) {
            text.append('\n').append(remark.substring(0, 1).toUpperCase(Locale.ROOT));
            text.append(remark.substring(1)).append(".\n");
        }
        boolean hasRows = proofs.containsKey(entry)
                || (entry.section().isChapter() && !contents.parts(entry).isEmpty());
        if (hasRows) {
            text.append("\n| Section | Rule | Test |\n|---|---|---|\n");
            writeRules(entry);
        }
    }

    private void writeSection(Entry entry) {
        writeRow("**" + entry.section().number() + "**", "**" + entry.title() + "**", remark(entry));
        writeRules(entry);
    }

    private void writeRules(Entry entry) {
        for (Proof proof : proofs.getOrDefault(entry, List.of())) {
            String file = proof.file().toString().replace('\\', '/');
            writeRow(proof.place().text(), proof.rule(), "[" + proof.test() + "](../" + file + ")");
        }
    }

    private void writeRow(String section, String rule, String test) {
        text.append("| ").append(section).append(" | ").append(rule.replace("|", "\\|"));
        text.append(" | ").append(test).append(" |\n");
    }

    /** What stands in the place of tests; blank where there are some, or where parts of the section are to have them. */
    private String remark(Entry entry) {
        boolean covered =
                proofs.containsKey(entry) || contents.parts(entry).stream().anyMatch(Entry::isToBeTested);
        return !entry.isToBeTested() ? entry.untested() : covered ? "" : NO_TEST;
    }
}
