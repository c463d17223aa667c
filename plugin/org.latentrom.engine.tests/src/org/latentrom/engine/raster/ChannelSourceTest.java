package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/** Names of channels and sizes of grids that a user gets without asking. */
class ChannelSourceTest {
    private static final Mesh MESH = Meshes.triangles(1, 0, 0);

    private static MeshField field(final String name, final int components, final double... tuple) {
        var values = new double[4 * components];
        for (int i = 0; i < values.length; i++) {
            values[i] = tuple[i % components];
        }
        return new MeshField(name, Location.POINT, components, values);
    }

    private static List<String> names(final List<ChannelSource> sources) {
        return new ArrayList<>(sources.stream().map(ChannelSource::channel).toList());
    }

    @Test
    void vectorsOfThePlaneLoseTheirPadding() {
        var s = new Snapshot(MESH, List.of(field("velocity", 3, 1, 0, 0), field("p", 1, 0), field("w", 3, 0, 0, 2),
            field("g", 2, 1, 1)));
        assertEquals(List.of("velocity_x", "velocity_y", "p", "w_x", "w_y", "w_z", "g_x", "g_y"),
            names(ChannelSource.defaults(s)));
        assertEquals(new ChannelSource("velocity", 1, "velocity_y"), ChannelSource.defaults(s).get(1));
    }

    @Test
    void inOtherPlanesThePaddingIsAnotherComponent() {
        double[] points = MESH.pointArray().clone();
        for (int p = 0; p < points.length; p += 3) {
            points[p + 2] = points[p + 1];
            points[p + 1] = 4;
        }
        var upright = new Mesh(points, MESH.typeArray(), MESH.offsetArray(), MESH.connectivityArray());
        var s = new Snapshot(upright, List.of(field("velocity", 3, 1, 0, 0), field("w", 3, 0, 2, 0)));
        assertEquals(List.of("velocity_x", "velocity_z", "w_x", "w_y", "w_z"), names(ChannelSource.defaults(s)));
    }

    @Test
    void tensorsAndOtherTuplesHaveNamesToo() {
        var s = new Snapshot(MESH, List.of(field("S", 9, 1, 2, 0, 3, 4, 0, 0, 0, 5), field("T", 4, 1, 2, 3, 4),
            field("modes", 5, 0, 1, 2, 3, 4)));
        assertEquals(List.of("S_xx", "S_xy", "S_yx", "S_yy", "S_zz", "T_xx", "T_xy", "T_yx", "T_yy", "modes_0",
            "modes_1", "modes_2", "modes_3", "modes_4"), names(ChannelSource.defaults(s)));
        assertEquals(8, ChannelSource.defaults(s).get(4).component());
    }

    @Test
    void fieldsAndSingleChannelsCanBeChosen() {
        var s = new Snapshot(MESH, List.of(field("velocity", 3, 1, 0, 0), field("p", 1, 0)));
        assertEquals(List.of("p", "velocity_y", "velocity_z"),
            names(ChannelSource.select(s, List.of("p", "velocity_y", "velocity_z"))));
        assertEquals(List.of("velocity_x", "velocity_y"), names(ChannelSource.select(s, List.of("velocity"))));
        var e = assertThrows(IllegalArgumentException.class, () -> ChannelSource.select(s, List.of("pressure")));
        assertTrue(e.getMessage().contains("\"pressure\"") && e.getMessage().contains("velocity_x"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ChannelSource.select(s, List.of("p_x")));
    }

    @Test
    void gridsHaveSquarePixels() {
        var channel = new Extent(0, 2.2, 0, 0.41);
        assertEquals(new Resolution(24, 128), Resolution.ofLongerSide(channel, 128, 1));
        assertEquals(new Resolution(24, 128), Resolution.ofLongerSide(channel, 128, 8));
        assertEquals(new Resolution(128, 32), Resolution.ofLongerSide(new Extent(0, 1, 0, 4), 128, 8));
        assertEquals(new Resolution(64, 64), Resolution.ofLongerSide(new Extent(0, 1, 0, 1), 64, 1));
        assertEquals(new Resolution(1, 100), Resolution.ofLongerSide(new Extent(0, 1e6, 0, 1), 100, 1));
        assertThrows(IllegalArgumentException.class, () -> new Resolution(0, 3));
        assertThrows(IllegalArgumentException.class, () -> Resolution.ofLongerSide(channel, 0, 1));
    }
}
