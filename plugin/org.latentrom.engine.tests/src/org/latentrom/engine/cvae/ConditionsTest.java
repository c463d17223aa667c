package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.latentrom.engine.field.Field;

/** Parameters of runs: learned from the training rows, scaled, checked. */
class ConditionsTest {
    private static final List<Field> FIELDS = TestFields.waves(4, 6, 7);

    private static CvaeData data(final double[]... parameters) {
        return CvaeData.of(FIELDS, List.of("nu", "Re"), parameters);
    }

    @Test
    void scaledByMeanAndDeviationOfTheTrainingRows() {
        Conditions c = Conditions.of(data(new double[]{1, 10}, new double[]{3, 30}, new double[]{99, 99},
            new double[]{5, 20}), new int[]{0, 1, 3});
        assertEquals(List.of("nu", "Re"), c.names());
        assertArrayEquals(new double[]{3, 20}, c.mean());
        assertArrayEquals(new double[]{Math.sqrt(8 / 3.0), Math.sqrt(200 / 3.0)}, c.deviation(), 1e-12);
        assertArrayEquals(new float[]{0, (float)(80 / Math.sqrt(200 / 3.0))}, c.scaled(new double[]{3, 100}), 1e-6f);
        assertEquals(0, Conditions.of(CvaeData.of(FIELDS), new int[]{0, 1}).size());
    }

    @Test
    void constantOrMissingParametersAreRefusedByName() {
        String constant = assertThrows(IllegalArgumentException.class, () -> Conditions.of(data(new double[]{1, 7},
            new double[]{2, 7}, new double[]{3, 8}, new double[]{4, 9}), new int[]{0, 1})).getMessage();
        assertTrue(constant.contains("condition Re is 7.0 in all training rows"), constant);
        BadFieldException missing = assertThrows(BadFieldException.class, () -> Conditions.of(data(new double[]{1, 7},
            new double[]{2, 8}, new double[]{Double.NaN, 8}, new double[]{4, 9}), new int[]{0, 1}));
        assertEquals(2, missing.index());
        assertTrue(missing.getMessage().contains("nu is NaN"), missing.getMessage());
    }

    @Test
    void tooManyAreRefused() {
        List<String> names = IntStream.range(0, 65).mapToObj(i -> "p" + i).toList();
        refused("65 conditions are too many: choose at most 64",
            () -> Conditions.of(CvaeData.of(FIELDS, names, new double[4][65]), new int[]{0, 1}));
    }

    @Test
    void valuesOfTheWrongNumberAreRefusedByRow() {
        var c = new Conditions(List.of("nu", "Re"), new double[]{1, 2}, new double[]{1, 1});
        c.check(new double[][]{{1, 2}, {3, 4}}, 2);
        refused("needs [nu, Re] of each of the 3 rows, there are 0", () -> c.check(new double[0][0], 3));
        refused("row 2 has 1 conditions, the model has 2: [nu, Re]", () -> c.check(new double[][]{{1, 2}, {3}}, 2));
        refused("row 1: Re is Infinity",
            () -> c.check(new double[][]{{1, Double.POSITIVE_INFINITY}, {3, 4}}, 2));
        refused("3 rows of conditions for 2 rows", () -> Conditions.NONE.check(new double[3][0], 2));
    }

    @Test
    void brokenConditionsAreRefused() {
        refused("[a, a]", () -> new Conditions(List.of("a", "a"), new double[2], new double[]{1, 1}));
        refused("[a]", () -> new Conditions(List.of("a"), new double[2], new double[]{1, 1}));
        refused("deviation 0.0", () -> new Conditions(List.of("a"), new double[1], new double[1]));
        refused("mean NaN", () -> new Conditions(List.of("a"), new double[]{Double.NaN}, new double[]{1}));
    }

    private static void refused(final String message, final Executable code) {
        String found = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(found.contains(message), found);
    }

    /** One field object in two rows with different parameters: the rows are told apart. */
    @Test
    void rowsOfOneFieldAreToldApart() {
        Field field = FIELDS.get(0);
        CvaeData same = CvaeData.of(Collections.nCopies(2, field), List.of("nu"), new double[][]{{1}, {2}});
        CvaeData apart = same.apart();
        assertSame(field, apart.fields().get(0));
        assertNotSame(field, apart.fields().get(1));
        assertArrayEquals(field.values(), apart.fields().get(1).values());
        FieldConditions known =
            FieldConditions.of(new Conditions(List.of("nu"), new double[]{1}, new double[]{0.5}), apart);
        assertArrayEquals(new float[]{0}, known.of(apart.fields().get(0)));
        assertArrayEquals(new float[]{2}, known.of(apart.fields().get(1)));
        CvaeData none = CvaeData.of(Collections.nCopies(2, field));
        assertSame(none, none.apart(), "without parameters there is nothing to tell");
        assertEquals(0, FieldConditions.NONE.of(field).length);
    }
}
