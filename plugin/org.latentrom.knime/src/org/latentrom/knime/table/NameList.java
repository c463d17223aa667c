package org.latentrom.knime.table;

import java.util.Arrays;
import java.util.List;

/** Names that the user types in one line, with commas between them. */
public final class NameList {
    private NameList() {
    }

    /** @return the names without the blanks around them; empty ones are left out */
    public static List<String> parse(final String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }
}
