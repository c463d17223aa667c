package org.latentrom.engine.io.array;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arrays that belong together: the entries of an archive, the data sets of a group, a file and what lies beside it.
 *
 * @param file name of the file, for messages
 * @param data arrays of field values
 * @param auxiliary what says something about them
 * @param leftOut labels of arrays that cannot be used
 * @param habit the likely order of axes where the lengths do not tell
 */
public record ArrayBundle(String file, List<NumberArray> data, Map<ArrayNames, NumberArray> auxiliary,
    List<String> leftOut, AxisHabit habit) {

    /**
     * Tells field values from what describes them, by the names.
     *
     * @param leftOut labels of arrays that were not read
     */
    public static ArrayBundle of(final String file, final List<? extends NumberArray> arrays,
        final List<String> leftOut, final AxisHabit habit) {
        List<NumberArray> data = new ArrayList<>();
        Map<ArrayNames, NumberArray> auxiliary = new EnumMap<>(ArrayNames.class);
        for (NumberArray a : arrays) {
            Optional<ArrayNames> name = ArrayNames.of(a.name().substring(a.name().lastIndexOf('/') + 1));
            // X and Y may as well be fields, and then have more than one axis
            boolean field = name.isEmpty() || auxiliary.containsKey(name.get())
                || (name.get() == ArrayNames.X || name.get() == ArrayNames.Y) && !a.isList()
                || name.get() == ArrayNames.MASK && !a.isLogical();
            if (field) {
                data.add(a);
            } else {
                auxiliary.put(name.get(), a);
            }
        }
        return new ArrayBundle(file, data, auxiliary, List.copyOf(leftOut), habit);
    }

    /** @return the array of a kind, if there is one */
    Optional<NumberArray> get(final ArrayNames name) {
        return Optional.ofNullable(auxiliary.get(name));
    }
}
