package org.latentrom.runner.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** The file summary.json of a run. */
public final class Summary {
    private Summary() {
    }

    /** The text of the file: for each node its state, seconds, rows of its first table, warnings and errors. */
    public static String of(final Workflow workflow, final ResultFiles files, final double seconds,
        final int exitCode) {
        List<String> nodes = new ArrayList<>();
        for (WorkflowNode n : workflow.nodes()) {
            nodes.add("    {\"id\": " + n.id() + ", \"node\": " + text(n.name()) + ", \"state\": "
                + text(n.state().name()) + ", \"seconds\": " + number(n.seconds()) + ", \"rows\": " + rows(n)
                + ",\n     \"warnings\": " + texts(n.warnings()) + ", \"errors\": " + texts(n.errors())
                + ", \"outputs\": " + outputs(n, files) + "}");
        }
        return "{\n  \"workflow\": " + text(workflow.folder().getFileName().toString()) + ",\n  \"exitCode\": "
            + exitCode + ",\n  \"seconds\": " + number(seconds) + ",\n  \"nodes\": [\n" + String.join(",\n", nodes)
            + "\n  ]\n}\n";
    }

    private static String rows(final WorkflowNode node) {
        for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
            if (node.outObject(i) instanceof BufferedDataTable t) {
                return Long.toString(t.size());
            }
        }
        return "null";
    }

    private static String outputs(final WorkflowNode node, final ResultFiles files) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
            PortObject object = node.outObject(i);
            String file = files.file(node, i);
            result.add("{\"port\": " + (i + 1) + ", \"name\": "
                + text(node.kind().definition().outputNames().get(i)) + ", \"summary\": "
                + (object == null ? "null" : text(object.getSummary())) + ", \"file\": "
                + (file == null ? "null" : text(file)) + "}");
        }
        return "[" + String.join(", ", result) + "]";
    }

    private static String number(final double d) {
        return String.format(Locale.ROOT, "%.3f", d);
    }

    private static String texts(final List<String> list) {
        return list.stream().map(Summary::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(final String s) {
        var b = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') {
                b.append('\\').append(c);
            } else if (c < ' ') {
                b.append(String.format(Locale.ROOT, "\\u%04x", (int)c));
            } else {
                b.append(c);
            }
        }
        return b.append('"').toString();
    }
}
