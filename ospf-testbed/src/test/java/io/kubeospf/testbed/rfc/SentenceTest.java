package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource({
        "refusesAnotherVersion,                Refuses another version",
        "anLsaIsSentAgain,                     An LSA is sent again",
        "lsasOfEveryTypeHaveIds,               LSAs of every type have IDs",
        "keepsMinLsIntervalWithTheLinkStateId, Keeps MinLSInterval with the Link State ID",
        "theMaxAgeOfABody,                     The MaxAge of a body",
        "asksFor16Octets,                      Asks for 16 octets",
        "theIdlePair,                          The idle pair"
    })
    void aNameIsWrittenAsTheSentenceThatItIs(String name, String sentence) {
        assertEquals(sentence, Sentence.of(name));
    }
}
