package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/** The order of painting against a search for the nearest patch, over random surfaces and all quarters of cameras. */
class SurfacePainterTest {
    private static final int N = 7;

    private static final int WIDTH = 400;

    private static final int HEIGHT = 360;

    private static final ValueRange RANGE = new ValueRange(0, 1);

    private final double[] m_z = new double[N * N];

    private SurfaceBox m_box;

    private BufferedImage paint(final Mask mask) {
        var image = Canvas.white(WIDTH, HEIGHT);
        var painter = new SurfacePainter(m_box, ColorMap.VIOLET_TO_YELLOW, RANGE);
        Canvas.draw(image, g -> painter.paint(g, new HeightField(m_z, mask, 64), Progress.NONE));
        return image;
    }

    /** Corners in the order of the way around the patch: x, y, z from 0 to 1. */
    private double[][] corners(final int patch) {
        int row = patch / (N - 1);
        int column = patch % (N - 1);
        var corners = new double[4][];
        int[][] way = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
        for (int k = 0; k < 4; k++) {
            int r = row + way[k][0];
            int c = column + way[k][1];
            corners[k] = new double[]{(c + 0.5) / N, (r + 0.5) / N, m_z[r * N + c]};
        }
        return corners;
    }

    private Path2D outline(final int patch) {
        var path = new Path2D.Double();
        for (double[] c : corners(patch)) {
            Point2D.Double p = m_box.seen(c[0], c[1], c[2]);
            if (path.getCurrentPoint() == null) {
                path.moveTo(p.x, p.y);
            } else {
                path.lineTo(p.x, p.y);
            }
        }
        path.closePath();
        return path;
    }

    /** How near to the camera the ray through the middle of a patch passes the ground below another patch. */
    private double nearness(final int patch, final int through) {
        double azimuth = Math.toRadians(m_box.camera().azimuth());
        double[] m = middle(through);
        double right = m_box.camera().right(m[0] - 0.5, m[1] - 0.5);
        // the ray's shadow on the ground: right * (-sin, cos) + s * (cos, sin), clipped to the patch's rectangle
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        double[] start = {-Math.sin(azimuth) * right + 0.5, Math.cos(azimuth) * right + 0.5};
        double[] direction = {Math.cos(azimuth), Math.sin(azimuth)};
        double[] low = {(patch % (N - 1) + 0.5) / N, (patch / (N - 1) + 0.5) / N};
        for (int axis = 0; axis < 2; axis++) {
            double one = (low[axis] - start[axis]) / direction[axis];
            double two = (low[axis] + 1.0 / N - start[axis]) / direction[axis];
            from = Math.max(from, Math.min(one, two));
            to = Math.min(to, Math.max(one, two));
        }
        return from < to ? (from + to) / 2 : Double.NEGATIVE_INFINITY;
    }

    private double[] middle(final int patch) {
        var middle = new double[3];
        for (double[] c : corners(patch)) {
            for (int a = 0; a < 3; a++) {
                middle[a] += c[a] / 4;
            }
        }
        return middle;
    }

    private Point2D.Double seenMiddle(final int patch) {
        double[] m = middle(patch);
        return m_box.seen(m[0], m[1], m[2]);
    }

    /** The patches over a place of the picture; empty if it is near an outline. */
    private List<Integer> over(final Point2D.Double place, final List<Path2D> outlines) {
        var over = new ArrayList<Integer>();
        for (int q = 0; q < outlines.size(); q++) {
            Path2D o = outlines.get(q);
            boolean inside = o.contains(place);
            boolean clear = inside ? o.contains(place.x - 2, place.y - 2, 4, 4)
                : !o.intersects(place.x - 2, place.y - 2, 4, 4);
            if (!clear) {
                return List.of();
            }
            if (inside) {
                over.add(q);
            }
        }
        return over;
    }

    @ParameterizedTest
    @CsvSource({"-60, 30", "20, 15", "70, 45", "110, 10", "160, 60", "-100, 20", "-150, 35", "-10, 5", "40, -30",
        "-130, -15"})
    void theNearestPatchIsSeen(final double azimuth, final double elevation) {
        m_box = new SurfaceBox(new Extent(0, 1, 0, 1), new Camera(azimuth, elevation), WIDTH, HEIGHT);
        var random = new Random(20231115);
        int compared = 0;
        int hidden = 0;
        for (int trial = 0; trial < 2; trial++) {
            for (int i = 0; i < m_z.length; i++) {
                m_z[i] = random.nextDouble();
            }
            BufferedImage all = paint(Mask.full(N, N));
            var outlines = new ArrayList<Path2D>();
            for (int q = 0; q < (N - 1) * (N - 1); q++) {
                outlines.add(outline(q));
            }
            for (int q = 0; q < outlines.size(); q++) {
                Point2D.Double place = seenMiddle(q);
                List<Integer> over = over(place, outlines);
                if (!over.isEmpty()) {
                    int through = q;
                    int nearest = over.stream()
                        .max((a, b) -> Double.compare(nearness(a, through), nearness(b, through))).orElseThrow();
                    Point2D.Double own = seenMiddle(nearest);
                    if (!outlines.get(nearest).contains(own.x - 2, own.y - 2, 4, 4)) {
                        continue; // bent so much that its middle is seen outside of it
                    }
                    assertEquals(alone(nearest), all.getRGB((int)place.x, (int)place.y),
                        "patch " + q + " behind " + nearest + " of " + over);
                    compared++;
                    hidden += nearest == q ? 0 : 1;
                }
            }
        }
        assertTrue(compared > 20 && (hidden > 3 || Math.abs(elevation) >= 45),
            compared + " places, " + hidden + " hidden");
    }

    /** The colour of a patch that is painted alone, in its middle; its lines do not reach there. */
    private int alone(final int patch) {
        var valid = new boolean[N * N];
        int corner = patch / (N - 1) * N + patch % (N - 1);
        valid[corner] = valid[corner + 1] = valid[corner + N] = valid[corner + N + 1] = true;
        Point2D.Double place = seenMiddle(patch);
        return paint(Mask.of(N, N, valid)).getRGB((int)place.x, (int)place.y);
    }

    @Test
    void patchesThatFaceTheLightAreBrighter() {
        m_box = new SurfaceBox(new Extent(0, 1, 0, 1), new Camera(-90, 30), WIDTH, HEIGHT);
        // the light comes from the left: rising to the right turns a patch towards it
        assertTrue(m_box.brightness(1, 0) > m_box.brightness(-1, 0));
        for (double slope : new double[]{-1e6, -3, 0, 2, 1e300}) {
            double b = m_box.brightness(slope, -slope);
            assertTrue(b >= 0.45 && b <= 1, slope + " gives " + b);
        }
    }

    @Test
    void smallPatchesHaveNoLines() {
        m_box = new SurfaceBox(new Extent(0, 1, 0, 1), new Camera(-90, 90), WIDTH, HEIGHT);
        var flat = new double[N * N];
        Arrays.fill(flat, 0.5);
        System.arraycopy(flat, 0, m_z, 0, flat.length);
        int colors = (int)Arrays.stream(
            paint(Mask.full(N, N)).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)).distinct().count();
        assertNotEquals(2, colors, "large patches have lines");
        int n = 64;
        var fine = new double[n * n];
        Arrays.fill(fine, 0.5);
        var small = new SurfaceBox(new Extent(0, 1, 0, 1), new Camera(-90, 90), 250, 250);
        var image = Canvas.white(250, 250);
        Canvas.draw(image, g -> new SurfacePainter(small, ColorMap.VIOLET_TO_YELLOW, RANGE).paint(g,
            new HeightField(fine, Mask.full(n, n), n), Progress.NONE));
        int inside = image.getRGB(140, 110);
        for (int y = 80; y < 140; y++) {
            for (int x = 100; x < 180; x++) {
                assertEquals(inside, image.getRGB(x, y), "a seam or a line at " + x + ", " + y);
            }
        }
    }

    /** A surface of many patches takes seconds: waiting for its end would be too long. */
    @Test
    void canBeCancelledBetweenRowsOfPatches() {
        var box = new SurfaceBox(new Extent(0, 1, 0, 1), Camera.DEFAULT, WIDTH, HEIGHT);
        var image = Canvas.white(WIDTH, HEIGHT);
        var asked = new int[1];
        var third = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // not of interest
            }

            @Override
            public void checkCanceled() {
                if (++asked[0] == 3) {
                    throw new CancellationException();
                }
            }
        };
        assertThrows(CancellationException.class, () -> Canvas.draw(image,
            g -> new SurfacePainter(box, ColorMap.GREY, RANGE).paint(g, new HeightField(m_z, Mask.full(N, N), N), third)));
        assertEquals(3, asked[0]);
    }
}
