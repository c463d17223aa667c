package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Curves at the right places of a chart. */
class HistoryChartTest {
    private static final int TRAINING = 0x1f6feb;

    private static final int VALIDATION = 0xd1570c;

    private static final int RATE = 0x8c959f;

    private static final int FRAME = FieldImage.LINE.getRGB() & 0xffffff;

    private static final double[] NONE = {};

    private static final HistoryChart CHART = new HistoryChart(400, 200, false);

    private static double[] epochs(final int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    }

    private static double[] constant(final int n, final double value) {
        return IntStream.range(0, n).mapToDouble(i -> value).toArray();
    }

    private static final int LEGEND = 40;

    /** The middle row of a colour in a column, below the legend; thin lines are never quite of their colour. */
    private static double middle(final BufferedImage image, final int x, final int color) {
        return IntStream.range(LEGEND, image.getHeight()).filter(y -> isNear(TestTiles.rgb(image, x, y), color))
            .average().orElse(Double.NaN);
    }

    private static boolean isNear(final int rgb, final int color) {
        return IntStream.of(0, 8, 16).allMatch(s -> Math.abs((rgb >> s & 255) - (color >> s & 255)) < 50);
    }

    /** The left and the right side of the frame: the columns with most of its colour. */
    private static int[] sides(final BufferedImage image) {
        int[] found = IntStream.range(0, image.getWidth())
            .filter(x -> IntStream.range(0, image.getHeight())
                .filter(y -> TestTiles.rgb(image, x, y) == FRAME).count() > 150)
            .toArray();
        return new int[]{found[0], found[found.length - 1]};
    }

    /** 300 epochs, so that no dots are drawn: training 0 to 299, validation at its middle. */
    @Test
    void linesLieAtTheirValues() {
        int n = 300;
        double[] training = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        BufferedImage image = CHART.render("", new TrainingCurve("ELBO", epochs(n), training,
            constant(n, 149.5), NONE, -1));
        int[] sides = sides(image);
        assertEquals(401, sides[1] - sides[0], 1);
        double middle = middle(image, sides[0] + 100, VALIDATION);
        // epoch 0 at the left, 300 at the right: a quarter of the way training is at 74 of 299, margins are a twentieth
        double slope = 200 / 1.1;
        assertEquals(middle + slope * (0.5 - 74 / 299.0), middle(image, sides[0] + 101, TRAINING), 2);
        assertEquals(middle - slope * (224 / 299.0 - 0.5), middle(image, sides[0] + 301, TRAINING), 2);
    }

    /** The learning rate has an axis of its own from 0: at a constant rate it lies near the top. */
    @Test
    void theLearningRateHasItsOwnAxis() {
        int n = 100;
        var with = new TrainingCurve("ELBO", epochs(n), constant(n, 7), NONE, constant(n, 1e-3), -1);
        var without = new TrainingCurve("ELBO", epochs(n), constant(n, 7), NONE, NONE, -1);
        BufferedImage image = CHART.render("", with);
        assertTrue(image.getWidth() > CHART.render("", without).getWidth() + 20);
        int[] sides = sides(image);
        double rate = middle(image, sides[0] + 350, RATE);
        double elbo = middle(image, sides[0] + 350, TRAINING);
        assertEquals(100 - 200 / 1.05, rate - elbo, 3, "rate at 1 / 1.05 of the height, ELBO at the half");
        assertNull(TestTiles.first(CHART.render("", without), RATE));
    }

    @Test
    void gapsInterruptTheLine() {
        int n = 100;
        double[] training = constant(n, 1);
        training[0] = 0;
        for (int i = 40; i < 60; i++) {
            training[i] = Double.NaN;
        }
        BufferedImage image = CHART.render("", new TrainingCurve("ELBO", epochs(n), training, NONE, NONE, -1));
        int left = sides(image)[0];
        assertTrue(Double.isNaN(middle(image, left + 200, TRAINING)));
        assertTrue(middle(image, left + 100, TRAINING) > 0 && middle(image, left + 350, TRAINING) > 0);
    }

    @Test
    void theKeptEpochIsMarked() {
        double[] rise = {1, 2, 3, 4, 5};
        var none = new TrainingCurve("ELBO", epochs(5), rise, rise, NONE, -1);
        var third = new TrainingCurve("ELBO", epochs(5), rise, rise, NONE, 2);
        var fourth = new TrainingCurve("ELBO", epochs(5), rise, rise, NONE, 3);
        BufferedImage a = CHART.render("", none);
        BufferedImage b = CHART.render("", third);
        BufferedImage c = CHART.render("", fourth);
        int differs = 0;
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = LEGEND; y < a.getHeight(); y++) {
                differs += a.getRGB(x, y) != b.getRGB(x, y) && b.getRGB(x, y) != c.getRGB(x, y) ? 1 : 0;
            }
        }
        assertTrue(differs > 20, "a circle about the third epoch: " + differs + " pixels");
    }

    @Test
    void oneEpochAndBadNumbersAreDrawn() {
        var one = new TrainingCurve("loss", new double[]{1}, new double[]{-5}, new double[]{Double.NaN},
            new double[]{0}, 0);
        assertNotNull(TestTiles.first(CHART.render("h", one), TRAINING));
        assertNull(TestTiles.first(CHART.render("h", one), VALIDATION), "not in the legend either");
        assertArrayEquals(Png.bytes(CHART.render("h", one)), Png.bytes(CHART.render("h", one)));
    }

    @Test
    void sizesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new HistoryChart(99, 200, true));
        assertThrows(IllegalArgumentException.class, () -> new HistoryChart(400, 10_001, true));
    }

    @Test
    void anAxisThatCountsHasWholeTicks() {
        for (double high = 1; high < 300; high++) {
            Ticks ticks = Ticks.ofWhole(0, high, 11);
            assertTrue(ticks.values().length >= 2 && ticks.values().length <= 12, high + ": " + ticks.labels());
            for (double v : ticks.values()) {
                assertEquals(Math.rint(v), v, 1e-9, high + ": " + ticks.labels());
            }
        }
        assertEquals("0 1 2 3", String.join(" ", Ticks.ofWhole(0, 3, 11).labels()));
    }
}
