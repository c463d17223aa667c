package org.latentrom.engine.cvae;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.latentrom.engine.field.Field;

/**
 * What a CVAE is trained with: fields, and what is known of each.
 *
 * @param fields the fields
 * @param parameterNames names of the parameters of the runs, such as a viscosity, that encoder and decoder are to be
 *            told (conditional VAE); may be empty
 * @param parameters {@code [field][parameter]}, finite
 * @param runs the run that each field is of
 * @param times the time of each field
 */
public record CvaeData(List<Field> fields, List<String> parameterNames, double[][] parameters, List<String> runs,
    double[] times) {

    /** @throws IllegalArgumentException if the parts differ in length */
    public CvaeData {
        int n = fields.size();
        if (parameters.length != n || runs.size() != n || times.length != n) {
            throw new IllegalArgumentException(n + " fields, " + parameters.length + " rows of parameters, "
                + runs.size() + " runs, " + times.length + " times");
        }
        for (double[] row : parameters) {
            if (row.length != parameterNames.size()) {
                throw new IllegalArgumentException(row.length + " values of " + parameterNames.size() + " parameters");
            }
        }
    }

    /** @return fields of which nothing else is known: each is a run of its own, at time 0, without parameters */
    public static CvaeData of(final List<Field> fields) {
        return of(fields, List.of(), new double[fields.size()][0]);
    }

    /** @return fields with parameters, of which nothing else is known */
    static CvaeData of(final List<Field> fields, final List<String> names, final double[][] parameters) {
        int n = fields.size();
        List<String> runs = IntStream.range(0, n).mapToObj(Integer::toString).toList();
        return new CvaeData(fields, names, parameters, runs, new double[n]);
    }

    /** @return the same rows; if there are parameters, each with a field object of its own, by which to tell them */
    CvaeData apart() {
        if (parameterNames.isEmpty()) {
            return this;
        }
        var seen = Collections.newSetFromMap(new IdentityHashMap<Field, Boolean>());
        List<Field> own =
            fields.stream().map(f -> seen.add(f) ? f : new Field(f.shape(), f.values(), f.mask())).toList();
        return new CvaeData(own, parameterNames, parameters, runs, times);
    }
}
