package io.kubeospf.daemon.cli;

import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KubeOspfCommand()).execute(arguments));
    }
}
