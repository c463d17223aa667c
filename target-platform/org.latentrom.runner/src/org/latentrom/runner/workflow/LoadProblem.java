package org.latentrom.runner.workflow;

/** Something wrong in the files of a workflow. */
public record LoadProblem(Severity severity, String node, String text) {
    /** How bad it is. */
    public enum Severity {
        /** The workflow can be used. */
        WARNING,
        /** Something of the workflow is lost. */
        ERROR
    }

    @Override
    public String toString() {
        return severity + " " + node + ": " + text;
    }
}
