package org.latentrom.engine.raster;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Which component of which mesh field becomes which channel of a pixel field.
 *
 * @param field name of the mesh field
 * @param component index of the component, 0 for a scalar
 * @param channel name of the channel, not empty
 */
public record ChannelSource(String field, int component, String channel) {
    private static final String AXES = "xyz";

    /** @throws IllegalArgumentException if a name is empty or the component negative */
    public ChannelSource {
        if (field.isEmpty() || channel.isEmpty() || component < 0) {
            throw new IllegalArgumentException(
                "not a channel: component " + component + " of field \"" + field + "\" as \"" + channel + "\"");
        }
    }

    /**
     * All fields of a snapshot, in their order: a scalar under its own name, a vector as {@code name_x}, {@code
     * name_y}, {@code name_z}, a 2 x 2 or 3 x 3 tensor as {@code name_xx}, {@code name_xy}, …, other tuples as {@code
     * name_0}, {@code name_1}, …. Solvers in the plane pad vectors and tensors with zeros to three dimensions; a
     * component with a z in its name (a y, if the mesh lies in the x-z plane; an x, in the y-z plane) is left out if it
     * is 0 everywhere in this snapshot.
     *
     * @param snapshot the snapshot that stands for its run, best its last: a component that is 0 here is left out
     * @return the channels; empty if the snapshot has no fields
     */
    public static List<ChannelSource> defaults(final Snapshot snapshot) {
        var channels = new ArrayList<ChannelSource>();
        for (MeshField f : snapshot.fields()) {
            channels.addAll(components(snapshot, f));
        }
        return channels;
    }

    /** The axis at right angles to the mesh; z for a mesh that has none, or that cannot become pixels at all. */
    private static String normal(final Snapshot snapshot) {
        int normal;
        try {
            normal = MeshPlane.of(snapshot.mesh()).normal();
        } catch (IllegalArgumentException e) {
            normal = 2; // whoever rasterises it will hear why
        }
        return normal < 0 ? "z" : AXES.substring(normal, normal + 1);
    }

    /**
     * The channels that names stand for: the name of a field means all its default channels, the name of a default
     * channel (such as {@code velocity_x}) that one; also one whose component is 0 everywhere.
     *
     * @param snapshot the snapshot that stands for its run
     * @param names names of fields or channels
     * @throws IllegalArgumentException if there is no field or channel of a name; the message lists those there are
     */
    public static List<ChannelSource> select(final Snapshot snapshot, final List<String> names) {
        var channels = new ArrayList<ChannelSource>();
        for (String name : names) {
            var found = snapshot.field(name).map(f -> components(snapshot, f)).orElseGet(() -> named(snapshot, name));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there is no field or channel \"" + name + "\"; this snapshot has "
                    + defaults(snapshot).stream().map(ChannelSource::channel).toList()
                    + ". Correct the name in the dialog, or take all");
            }
            channels.addAll(found);
        }
        return channels;
    }

    private static List<ChannelSource> named(final Snapshot snapshot, final String name) {
        var found = new ArrayList<ChannelSource>();
        for (MeshField f : snapshot.fields()) {
            for (int c = 0; c < f.components() && f.components() > 1; c++) {
                if (name.equals(f.name() + "_" + suffix(f.components(), c))) {
                    found.add(new ChannelSource(f.name(), c, name));
                }
            }
        }
        return found;
    }

    private static List<ChannelSource> components(final Snapshot snapshot, final MeshField f) {
        if (f.components() == 1) {
            return List.of(new ChannelSource(f.name(), 0, f.name()));
        }
        var channels = new ArrayList<ChannelSource>();
        String normal = normal(snapshot);
        for (int c = 0; c < f.components(); c++) {
            String suffix = suffix(f.components(), c);
            if (!suffix.contains(normal) || !isZero(f, c)) {
                channels.add(new ChannelSource(f.name(), c, f.name() + "_" + suffix));
            }
        }
        return channels;
    }

    private static String suffix(final int components, final int c) {
        return switch (components) {
            case 2, 3 -> AXES.substring(c, c + 1);
            case 4 -> "" + AXES.charAt(c / 2) + AXES.charAt(c % 2);
            case 9 -> "" + AXES.charAt(c / 3) + AXES.charAt(c % 3);
            default -> Integer.toString(c);
        };
    }

    private static boolean isZero(final MeshField f, final int component) {
        for (int i = component; i < f.values().length; i += f.components()) {
            if (f.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
