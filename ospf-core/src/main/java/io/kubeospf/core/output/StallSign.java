package io.kubeospf.core.output;

/** What shows that the database exchange with a neighbor does not advance. */
public enum StallSign {
    /** ExStart: the neighbor does not answer the packet that opens the exchange. */
    OPENING_UNANSWERED("opening-unanswered"),

    /** Exchange: the next Database Description of the neighbor does not come. */
    DESCRIPTION_UNANSWERED("description-unanswered"),

    /** Exchange to Full: the neighbor repeats a Database Description although we answer it. */
    DESCRIPTION_REPEATED("description-repeated"),

    /** Loading: the neighbor does not send the LSAs that it described. */
    REQUEST_UNANSWERED("request-unanswered"),

    /** Full: the neighbor repeats a Link State Request although we answer it, so it is not Full with us. */
    REQUEST_REPEATED("request-repeated");

    private final String word;

    StallSign(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
