package org.latentrom.engine.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.wlsqm.Derivative;

/** Fields of derivatives for tests: u = x²y + 3xy² is known with all of them. */
final class Sheets {
    static final Extent EXTENT = new Extent(0, 2, 0, 1);

    static final List<Derivative> SIX = List.of(Derivative.F, Derivative.FX, Derivative.FY, Derivative.FXX,
        Derivative.FXY, Derivative.FYY);

    private static final List<DoubleBinaryOperator> U = List.of((x, y) -> x * x * y + 3 * x * y * y,
        (x, y) -> 2 * x * y + 3 * y * y, (x, y) -> x * x + 6 * x * y, (x, y) -> 2 * y, (x, y) -> 2 * x + 6 * y,
        (x, y) -> 6 * x);

    private Sheets() {
    }

    /** @return the exact derivatives of u with an offset that is added to every value, on a full mask */
    static Field field(final int height, final int width, final double offset, final Derivative... derivatives) {
        var names = new ArrayList<String>();
        Arrays.stream(derivatives).forEach(d -> names.add(d.of("u")));
        var shape = new FieldShape(names, height, width, EXTENT);
        var values = new float[shape.size()];
        for (int k = 0; k < derivatives.length; k++) {
            for (int i = 0; i < shape.pixels(); i++) {
                double exact =
                    U.get(SIX.indexOf(derivatives[k])).applyAsDouble(shape.x(i % width), shape.y(i / width));
                values[k * shape.pixels() + i] = (float)(exact + offset);
            }
        }
        return new Field(shape, values);
    }

    static Field field(final int height, final int width, final double offset) {
        return field(height, width, offset, SIX.toArray(Derivative[]::new));
    }

    static Field masked(final Field field, final Mask mask) {
        return new Field(field.shape(), field.values(), mask);
    }

    /** @return a mask in which these pixels are not valid */
    static Mask without(final int height, final int width, final int... pixels) {
        var valid = new boolean[height * width];
        Arrays.fill(valid, true);
        for (int p : pixels) {
            valid[p] = false;
        }
        return Mask.of(height, width, valid);
    }

    static double[] values(final DerivativeSheet sheet, final String name) {
        return sheet.entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().values();
    }
}
