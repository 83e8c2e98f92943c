package io.kubeospf.core.net;

/** Four decimal numbers joined by dots: how people write the 32-bit numbers of IPv4 and OSPF. */
final class DottedQuad {
    private DottedQuad() {}

    static String format(int value) {
        return (value >>> 24) + "." + (value >>> 16 & 0xff) + "." + (value >>> 8 & 0xff) + "." + (value & 0xff);
    }

    /**
     * Reads a dotted quad such as {@code 192.168.100.132}.
     *
     * @throws IllegalArgumentException when the text is not four decimal numbers of 0 to 255 without leading zeros
     */
    static int parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw notADottedQuad(text);
        }
        int value = 0;
        for (String part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}")) {
                throw notADottedQuad(text);
            }
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                throw notADottedQuad(text);
            }
            value = value << 8 | octet;
        }
        return value;
    }

    private static IllegalArgumentException notADottedQuad(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132");
    }
}
