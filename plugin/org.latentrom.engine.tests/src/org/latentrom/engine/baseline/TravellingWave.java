package org.latentrom.engine.baseline;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;

/** u(x, t) = 2 + sin(x - t) on a row of pixels: a wave whose fluctuation is spanned by two modes. */
public final class TravellingWave {
    private static final int WIDTH = 32;

    private static final FieldShape SHAPE = new FieldShape(List.of("u"), 1, WIDTH, new Extent(0, 2 * Math.PI, 0, 1));

    private TravellingWave() {
    }

    /** @return the wave at a time */
    public static Field at(final double time) {
        var values = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            values[i] = (float)(2 + Math.sin(SHAPE.x(i) - time));
        }
        return new Field(SHAPE, values);
    }

    /** @return snapshots of a run at the given times */
    public static List<TimedField> run(final String name, final double... times) {
        var fields = new ArrayList<TimedField>();
        for (double t : times) {
            fields.add(new TimedField(name, t, at(t)));
        }
        return fields;
    }

    /** @return times from, from + step, ... , {@code count} of them */
    public static double[] times(final double from, final double step, final int count) {
        var times = new double[count];
        for (int k = 0; k < count; k++) {
            times[k] = from + k * step;
        }
        return times;
    }
}
