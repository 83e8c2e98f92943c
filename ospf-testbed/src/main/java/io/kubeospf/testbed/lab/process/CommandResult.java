package io.kubeospf.testbed.lab.process;

/** What a command that has ended left: its exit code and its words. */
public record CommandResult(String command, int exitCode, String output, String errors) {
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The standard output of a command that must not fail. */
    public String outputOrThrow() {
        if (!succeeded()) {
            throw new LabException("Exit code " + exitCode + ": " + command + "\n" + output + errors);
        }
        return output;
    }
}
