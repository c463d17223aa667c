package org.latentrom.engine.image;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.NonFiniteRule;
import org.latentrom.engine.raster.Rasterizer;

/**
 * What is drawn of a snapshot: one number a place.
 *
 * @param label what it is called in the picture
 * @param sources the components whose value, or Euclidean length if there are several, is drawn
 */
public record SnapshotQuantity(String label, List<ChannelSource> sources) {
    /**
     * @param name a scalar field; a vector or tensor field for its Euclidean length; a component such as velocity_x;
     *            empty for the first field
     * @throws IllegalArgumentException if the snapshot has no fields, or none of this name; the message lists them
     */
    public static SnapshotQuantity of(final Snapshot snapshot, final String name) {
        if (snapshot.fields().isEmpty()) {
            throw new IllegalArgumentException("the snapshot has no fields: there is nothing to draw on its mesh");
        }
        String wanted = name.isEmpty() ? snapshot.fields().get(0).name() : name;
        var field = snapshot.field(wanted);
        if (field.isEmpty()) {
            return new SnapshotQuantity(wanted, ChannelSource.select(snapshot, List.of(wanted)));
        }
        int components = field.map(MeshField::components).orElseThrow();
        var sources = new ArrayList<ChannelSource>();
        for (int i = 0; i < components; i++) {
            sources.add(new ChannelSource(wanted, i, wanted + "#" + i));
        }
        return new SnapshotQuantity(components == 1 ? wanted : "|" + wanted + "|", List.copyOf(sources));
    }

    /**
     * @return a field with one channel; places whose values are not finite are not valid
     * @throws IllegalArgumentException as {@link Rasterizer#rasterize}
     */
    public Field on(final Snapshot snapshot, final Rasterizer rasterizer) {
        Field all = rasterizer.rasterize(snapshot, sources, NonFiniteRule.MASK_OUT);
        var shape = all.shape().withChannels(List.of(label));
        int pixels = shape.pixels();
        var values = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double sum = 0;
            for (int at = i; at < all.values().length; at += pixels) {
                sum += (double)all.values()[at] * all.values()[at];
            }
            values[i] = sources.size() == 1 ? all.values()[i] : (float)Math.sqrt(sum);
        }
        return new Field(shape, values, all.mask());
    }
}
