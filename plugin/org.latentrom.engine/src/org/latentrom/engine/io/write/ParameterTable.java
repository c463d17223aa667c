package org.latentrom.engine.io.write;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The parameters of runs as the CSV file that is read with a folder of runs. */
final class ParameterTable {
    private ParameterTable() {
    }

    /**
     * @param runs the runs
     * @param files names of their files without ending, by run: what the run is called when it is read
     * @return a header line, then a line for each run; a parameter that a run lacks is left empty
     */
    static byte[] csv(final Collection<PlannedRun> runs, final Map<String, String> files) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(r -> names.addAll(r.parameters().keySet()));
        var text = new StringBuilder("run");
        names.forEach(n -> text.append(',').append(quoted(n)));
        text.append('\n');
        for (PlannedRun run : runs) {
            text.append(quoted(files.get(run.name())));
            for (String name : names) {
                Double value = run.parameters().get(name);
                text.append(',').append(value == null ? "" : value.toString());
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Quotation marks and line breaks inside of a cell are not understood by every reader. */
    private static String quoted(final String cell) {
        String plain = cell.replaceAll("[\"\\r\\n]+", "'");
        return plain.matches("[^,;\\s]+") ? plain : '"' + plain + '"';
    }
}
