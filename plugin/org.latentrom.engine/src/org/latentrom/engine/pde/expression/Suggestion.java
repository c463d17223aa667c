package org.latentrom.engine.pde.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who mistyped a name. */
public final class Suggestion {
    private Suggestion() {
    }

    /**
     * @param name what was typed
     * @param known the names that exist
     * @return the one with the fewest inserted, deleted or replaced letters, upper or lower case being the same, if at
     *         least about two thirds of the letters agree; of a single letter, if it is the same
     */
    public static Optional<String> of(final String name, final Collection<String> known) {
        return known.stream().filter(k -> distance(name, k) <= Math.max(1, Math.max(name.length(), k.length()) / 3))
            .filter(k -> Math.min(name.length(), k.length()) > 1 || name.equalsIgnoreCase(k))
            .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** @return the end of a sentence: {@code ; did you mean "name"?}, or a full stop */
    public static String words(final String name, final Collection<String> known) {
        return of(name, known).map(k -> "; did you mean \"" + k + "\"?").orElse(".");
    }

    /** Levenshtein's distance, by Wagner and Fischer's rows. */
    private static int distance(final String one, final String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
