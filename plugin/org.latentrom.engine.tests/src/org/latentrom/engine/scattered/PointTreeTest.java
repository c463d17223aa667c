package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

/** The k-d tree against looking at every point. */
class PointTreeTest {
    private static double distance(final PointCloud a, final int i, final PointCloud b, final int j) {
        double sum = 0;
        for (int axis = 0; axis < a.dimension(); axis++) {
            sum += Math.pow(a.coordinate(i, axis) - b.coordinate(j, axis), 2);
        }
        return Math.sqrt(sum);
    }

    private static int[] found(final TreeSearch search, final int count) {
        return Arrays.copyOf(search.neighbours(), count);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.3", "3, 0.5", "2, 5"})
    void radiusFindsAllAndNoOthers(final int dimension, final double radius) {
        PointCloud cloud = Clouds.random(dimension, 400, 1);
        var search = new PointTree(cloud, Progress.NONE).search();
        for (int i = 0; i < cloud.size(); i++) {
            int self = i;
            int[] expected = IntStream.range(0, cloud.size())
                .filter(j -> j != self && distance(cloud, self, cloud, j) <= radius).toArray();
            assertArrayEquals(expected, found(search, search.find(cloud, i, NeighbourRule.within(radius), i)));
            int with = search.find(cloud, i, NeighbourRule.within(radius).withOrigin(true), i);
            assertEquals(expected.length + 1, with);
        }
    }

    @Test
    void gridPointsAtTheEndOfTheRadiusBelongToIt() {
        PointCloud grid = Clouds.grid(21, 0.1);
        var search = new PointTree(grid, Progress.NONE).search();
        for (int i = 0; i < grid.size(); i++) {
            int x = i % 21;
            int y = i / 21;
            if (x >= 3 && x <= 17 && y >= 3 && y <= 17) {
                assertEquals(28, search.find(grid, i, NeighbourRule.within(0.3), i), "point " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "2, 12", "3, 40", "2, 399", "2, 1000"})
    void nearest(final int dimension, final int count) {
        PointCloud cloud = Clouds.random(dimension, 400, 2);
        PointCloud places = Clouds.random(dimension, 50, 3);
        var search = new PointTree(cloud, Progress.NONE).search();
        for (int i = 0; i < places.size(); i++) {
            int place = i;
            int[] expected = IntStream.range(0, cloud.size()).boxed()
                .sorted((a, b) -> Double.compare(distance(cloud, a, places, place), distance(cloud, b, places, place)))
                .mapToInt(Integer::intValue).limit(count).sorted().toArray();
            assertArrayEquals(expected, found(search, search.find(places, i, NeighbourRule.nearest(count), -1)));
            int nearest = search.nearest(places, i);
            assertTrue(IntStream.range(0, 400)
                .allMatch(j -> distance(cloud, j, places, place) >= distance(cloud, nearest, places, place)));
        }
    }

    @Test
    void amongEqualPointsOthersAreFound() {
        var cloud = new PointCloud(2, new double[40]);
        var search = new PointTree(cloud, Progress.NONE).search();
        for (int i = 0; i < 20; i++) {
            int self = i;
            assertEquals(5, search.find(cloud, i, NeighbourRule.nearest(5), i));
            assertTrue(Arrays.stream(found(search, 5)).noneMatch(j -> j == self));
            assertEquals(5, Arrays.stream(found(search, 5)).distinct().count());
            assertEquals(0, search.farthest());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-140, 1e-9, 1, 1e9, 1e140})
    void anyUnit(final double unit) {
        PointCloud cloud = Clouds.random(2, 100, 4);
        var other = new PointCloud(2, Arrays.stream(cloud.array()).map(x -> x * unit).toArray());
        var search = new PointTree(cloud, Progress.NONE).search();
        var scaled = new PointTree(other, Progress.NONE).search();
        for (int i = 0; i < 100; i++) {
            int n = search.find(cloud, i, NeighbourRule.within(0.4), i);
            assertArrayEquals(found(search, n),
                found(scaled, scaled.find(other, i, NeighbourRule.within(0.4 * unit), i)));
            assertEquals(search.farthest() * unit, scaled.farthest(), 1e-12 * unit);
        }
    }

    @Test
    void bothBoundsTogether() {
        PointCloud line = new PointCloud(1, new double[]{0, 1, 2, 3, 4});
        var search = new PointTree(line, Progress.NONE).search();
        assertEquals(2, search.find(line, 0, new NeighbourRule(3, 2, false), 0));
        assertEquals(1, search.find(line, 0, new NeighbourRule(1, 2, false), 0));
    }

    @Test
    void badRulesAndClouds() {
        assertThrows(IllegalArgumentException.class, () -> NeighbourRule.nearest(0));
        assertThrows(IllegalArgumentException.class, () -> NeighbourRule.within(0));
        assertThrows(IllegalArgumentException.class, () -> NeighbourRule.within(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new PointCloud(2, new double[3]));
        var e = assertThrows(IllegalArgumentException.class,
            () -> new PointCloud(2, new double[]{0, 0, 1, Double.NaN}));
        assertTrue(e.getMessage().contains("coordinate y of point 1"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Clouds.one(1e200));
    }

    @Test
    void cloudsAreComparedByTheirCoordinates() {
        assertEquals(Clouds.random(2, 5, 1), Clouds.random(2, 5, 1));
        assertEquals(Clouds.random(2, 5, 1).hashCode(), Clouds.random(2, 5, 1).hashCode());
        assertEquals("3 points in 1 dimension", new PointCloud(1, new double[3]).toString());
        assertTrue(!Clouds.random(2, 3, 1).equals(new PointCloud(3, Clouds.random(2, 3, 1).array())));
    }

    @Test
    void duplicatesAreFound() {
        assertTrue(Clouds.random(3, 1000, 1).duplicates().isEmpty());
        var cloud = new PointCloud(2, new double[]{1, 2, 0.0, 3, 2, 1, -0.0, 3, 1, 2, 1, 2});
        assertEquals(new PointCloud.Duplicates(3, 1, 3), cloud.duplicates().orElseThrow());
    }

    @Test
    void treesAreCancelledWhileTheyAreMade() {
        PointCloud cloud = new PointCloud(2, new Random(3).doubles(100_000).toArray());
        assertThrows(CancellationException.class, () -> new PointTree(cloud, new CancelAfter(3)));
    }
}
