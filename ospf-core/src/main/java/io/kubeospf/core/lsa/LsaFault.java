package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;

/**
 * What breaks the format of an LS type in an LSA whose checksum is right.
 *
 * @param found the value in the LSA
 * @param required the values that the format allows, to be read after "instead of"
 */
public record LsaFault(Malformation malformation, String found, String required) {

    LsaFault(Malformation malformation, Object found, Object required) {
        this(malformation, found.toString(), required.toString());
    }

    /** To be read after the name of the LSA. */
    @Override
    public String toString() {
        return malformation + " (" + found + " instead of " + required + ")";
    }
}
