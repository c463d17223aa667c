package org.latentrom.runner;

import java.nio.file.Path;
import java.util.Optional;

/** What a run is asked for. */
record RunArguments(Path workflow, Path out) {
    static final String USAGE = """
        usage: -workflow FOLDER_OR_KNWF -out DIR
          -workflow   a workflow folder or a .knwf file (also -workflowDir, -workflowFile); it is not changed
          -out        folder for tables (CSV), images (PNG) and summary.json
        exit code: 0 all nodes executed, 2 wrong arguments, 3 the workflow cannot be loaded, 4 not all executed""";

    /** Reads "-key value" and "-key=value"; arguments of Equinox are skipped. */
    static Optional<RunArguments> parse(final String... args) {
        Path workflow = null;
        Path out = null;
        for (int i = 0; i < args.length; i++) {
            int eq = args[i].indexOf('=');
            String key = eq < 0 ? args[i] : args[i].substring(0, eq);
            boolean isWorkflow = key.matches("--?workflow(Dir|File)?");
            if (isWorkflow || key.matches("--?out")) {
                if (eq < 0 && i + 1 >= args.length) {
                    return Optional.empty();
                }
                Path value = Path.of(eq < 0 ? args[++i] : args[i].substring(eq + 1));
                workflow = isWorkflow ? value : workflow;
                out = isWorkflow ? out : value;
            }
        }
        return workflow == null || out == null ? Optional.empty() : Optional.of(new RunArguments(workflow, out));
    }
}
