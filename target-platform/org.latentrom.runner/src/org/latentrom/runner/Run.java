package org.latentrom.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.latentrom.runner.results.ResultFiles;
import org.latentrom.runner.results.Summary;
import org.latentrom.runner.workflow.LoadProblem;
import org.latentrom.runner.workflow.TemporaryFolder;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowArchive;
import org.latentrom.runner.workflow.WorkflowNode;

/** Runs a workflow and writes its results; exit codes as KNIME's batch executor with -failonloaderror. */
public final class Run {
    /** All nodes are executed. */
    public static final int OK = 0;

    /** The arguments are wrong. */
    public static final int USAGE = 2;

    /** The workflow cannot be loaded, or not completely. */
    public static final int LOAD_ERROR = 3;

    /** Not all nodes are executed. */
    public static final int NOT_EXECUTED = 4;

    private Run() {
    }

    /** On a plain class path. */
    public static void main(final String... args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs a workflow.
     * @return the exit code */
    public static int run(final String[] args, final PrintStream out, final PrintStream err) {
        var arguments = RunArguments.parse(args);
        if (arguments.isEmpty() || !Files.exists(arguments.get().workflow())) {
            err.println(arguments.map(a -> "There is no workflow " + a.workflow()).orElse(RunArguments.USAGE));
            return USAGE;
        }
        var temporary = new TemporaryFolder();
        try {
            Path folder = arguments.get().workflow();
            if (Files.isRegularFile(folder)) {
                folder = WorkflowArchive.unpack(folder, temporary.newFolder());
            }
            try (Workflow workflow = Workflow.open(folder)) {
                return run(workflow, arguments.get().out(), out, err);
            }
        } catch (IOException | IllegalStateException e) {
            err.println("The workflow cannot be loaded: " + e.getMessage());
            return LOAD_ERROR;
        } finally {
            temporary.delete();
        }
    }

    private static int run(final Workflow workflow, final Path to, final PrintStream out, final PrintStream err) {
        for (LoadProblem problem : workflow.problems()) {
            err.println("Loading: " + problem);
        }
        if (workflow.hasLoadErrors()) {
            return LOAD_ERROR;
        }
        long start = System.nanoTime();
        workflow.reset();
        boolean all = workflow.run(new ConsoleProgress(out));
        double seconds = (System.nanoTime() - start) * 1e-9;
        for (WorkflowNode node : workflow.nodes()) {
            node.errors().forEach(e -> err.println("ERROR " + node.label() + ": " + e));
            node.warnings().forEach(w -> err.println("WARNING " + node.label() + ": " + w));
        }
        try {
            Files.createDirectories(to);
            var files = new ResultFiles(to);
            files.write(workflow);
            Files.writeString(to.resolve("summary.json"),
                Summary.of(workflow, files, seconds, all ? OK : NOT_EXECUTED));
        } catch (IOException e) {
            err.println("The results cannot be written to " + to + ": " + e.getMessage());
            return NOT_EXECUTED;
        }
        out.printf("%s in %.1f s, results in %s%n", all ? "All nodes executed" : "NOT ALL NODES EXECUTED", seconds, to);
        return all ? OK : NOT_EXECUTED;
    }
}
