package io.kubeospf.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class PlainRunTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run --config x.yaml",
                "run --config=x.yaml",
                "run --config /a=b/c.yaml",
                "run --force",
                "run --force --config x.yaml",
                "run --config=x.yaml --force"
            })
    void readsServiceFilesCommandsAsPicocliDoes(String line) {
        String[] arguments = line.split(" ", -1);
        CommandLine picocli = new CommandLine(new KubeOspfCommand());
        ParseResult run = picocli.parseArgs(arguments).subcommand();
        PlainRun expected = new PlainRun(
                run.matchedOptionValue(ConfigFile.OPTION, Path.of(ConfigFile.DEFAULT)),
                run.matchedOptionValue(RunCommand.FORCE, false));
        assertEquals(Optional.of(expected), PlainRun.read(arguments));
    }

    @Test
    void leavesEverythingElseToPicocli() {
        for (String line : List.of(
                "",
                "check",
                "check --config x.yaml",
                "--config x.yaml",
                "run --help",
                "run --config",
                "run --config=",
                "run --conf x.yaml",
                "run --config --help",
                "run --force --force",
                "run --force=yes",
                "run --config x.yaml --config y.yaml",
                "run --config=@arguments",
                "run --config @arguments",
                "run --config x.yaml y",
                "run x.yaml")) {
            assertTrue(PlainRun.read(line.split(" ", -1)).isEmpty(), line);
        }
        assertTrue(PlainRun.read().isEmpty());
    }
}
