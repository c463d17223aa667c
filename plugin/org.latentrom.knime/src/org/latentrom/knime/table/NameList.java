package org.latentrom.knime.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/** Names that the user types in one line, with commas between them. */
public final class NameList {
    private NameList() {
    }

    /** @return the names without the blanks around them; empty ones are left out */
    public static List<String> parse(final String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    /**
     * Where each name makes a column or a channel, a name that stands twice would make two of one name.
     *
     * @throws InvalidSettingsException if a name stands twice
     */
    public static void requireUnique(final List<String> names) throws InvalidSettingsException {
        final Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidSettingsException("The name \"" + name + "\" stands twice in the list of names. Name "
                    + "each once.");
            }
        }
    }
}
