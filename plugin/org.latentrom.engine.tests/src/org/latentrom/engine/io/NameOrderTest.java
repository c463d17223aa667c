package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.mesh.Mesh;

/** The small rules of reading: the order of names, the choice of runs, one object for equal meshes. */
class NameOrderTest {
    private static String name(final Random random) {
        var name = new StringBuilder();
        for (int n = random.nextInt(6); n >= 0; n--) {
            name.append("ab_019".charAt(random.nextInt(6)));
        }
        return name.toString();
    }

    /** What a sorted map needs: equal only if the same, one direction, no circles. */
    @Test
    void isATotalOrder() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String a = name(random);
            String b = name(random);
            String c = name(random);
            int ab = Integer.signum(NameOrder.INSTANCE.compare(a, b));
            assertEquals(a.equals(b), ab == 0, a + " " + b);
            assertEquals(-ab, Integer.signum(NameOrder.INSTANCE.compare(b, a)), a + " " + b);
            if (ab < 0 && NameOrder.INSTANCE.compare(b, c) < 0) {
                assertTrue(NameOrder.INSTANCE.compare(a, c) < 0, a + " " + b + " " + c);
            }
        }
    }

    @Test
    void numbersOfAnyLength() {
        assertTrue(NameOrder.INSTANCE.compare("u9", "u" + "1".repeat(200)) < 0);
        assertTrue(NameOrder.INSTANCE.compare("u0", "u") > 0);
        assertEquals(1, NameOrder.trailingDigits("u000"));
        assertEquals(0, NameOrder.trailingDigits("007"));
        assertEquals(3, NameOrder.trailingDigits("u0a"));
    }

    @Test
    void runsAreChosen() {
        Set<String> names = Set.of("a", "b");
        assertTrue(RunSelection.ALL.includes("c"));
        var only = new RunSelection(RunSelection.Mode.ONLY, names);
        var but = new RunSelection(RunSelection.Mode.ALL_BUT, names);
        for (String run : new String[]{"a", "b", "c", ""}) {
            assertEquals(names.contains(run), only.includes(run));
            assertEquals(!only.includes(run), but.includes(run));
        }
        assertFalse(new RunSelection(RunSelection.Mode.ONLY, Set.of()).includes("a"));
    }

    @Test
    void equalMeshesBecomeTheFirst() {
        var pool = new MeshPool();
        Mesh first = new Mesh(new double[]{1, 2, 3}, new byte[0], new int[1], new int[0]);
        Mesh same = new Mesh(new double[]{1, 2, 3}, new byte[0], new int[1], new int[0]);
        Mesh other = new Mesh(new double[]{1, 2, 4}, new byte[0], new int[1], new int[0]);
        assertTrue(pool.unique(first) == first && pool.unique(same) == first);
        assertTrue(pool.unique(other) == other && pool.unique(same) == first);
    }

    @Test
    void optionsMustMakeSense() {
        assertThrows(IllegalArgumentException.class, () -> ReadOptions.DEFAULTS.withTimes(1, 0.999));
        assertThrows(IllegalArgumentException.class, () -> ReadOptions.DEFAULTS.withTimes(Double.NaN, 1));
        assertEquals(2, ReadOptions.DEFAULTS.withTimes(2, 2).timeTo());
    }
}
