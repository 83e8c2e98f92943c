package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void whatATerminalWouldObeyIsWrittenAsItsEscape() {
        assertEquals("\\x1b[31mred\\x9b\\x7f\\x00", PrintableText.line("\u001b[31mred\u009b\u007f\u0000"));
        assertEquals("\\u202egnp.exe\\u2028\\ud800", PrintableText.line("\u202egnp.exe\u2028\ud800"));
        assertEquals("one\\x0atwo\\x09\\x0d", PrintableText.line("one\ntwo\t\r"));
        assertEquals("one\ntwo\t\\x0d", PrintableText.lines("one\ntwo\t\r"));
    }

    @Test
    void ordinaryTextStays() {
        assertEquals("日本語 naïve 🙂", PrintableText.line("日本語 naïve 🙂"));
    }
}
