package org.latentrom.engine.io.write;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * File names for runs: what no file system, shell or XML file stumbles over, and as like the run's name as that allows.
 */
final class RunNames {
    private static final int LONGEST = 100;

    /** Windows keeps these for devices, whatever the ending. */
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com[1-9]|lpt[1-9])(\\..*)?",
        Pattern.CASE_INSENSITIVE);

    private RunNames() {
    }

    /**
     * @param runs names of the runs, all different
     * @param unnamed the name for a run without name
     * @return file names without ending, by run; all different, also where upper and lower case are the same
     */
    static Map<String, String> of(final List<String> runs, final String unnamed) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String run : runs) {
            String name = of(run.isEmpty() ? unnamed : run);
            String free = name;
            for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = name + "_" + n;
            }
            names.put(run, free);
        }
        return names;
    }

    private static String of(final String run) {
        // dots stay inside of a name: nu_0.008; not at its ends: hidden files, and Windows drops them
        String name = run.replaceAll("[^\\p{L}\\p{N}._=+-]+", "_").replaceAll("^[.-]+|[.]+$", "");
        if (name.length() > LONGEST) {
            name = name.substring(0, LONGEST);
        }
        return name.isEmpty() || RESERVED.matcher(name).matches() ? "run_" + name : name;
    }
}
