package org.latentrom.engine.mesh;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mesh field that is made of channels: of one under its own name, or of the components of a vector or tensor, as the
 * rasteriser takes those apart ({@code velocity_x}, {@code velocity_y}).
 *
 * @param name name of the field
 * @param channels index of the channel of each component; -1 for a component that no channel has and that is 0, since
 *            solvers in the plane pad vectors with zeros and so do file formats that know no other vectors
 */
public record JoinedChannels(String name, int[] channels) {
    private static final String AXES = "xyz";

    /** @return number of components of the field: 1, 3 or 9 */
    public int components() {
        return channels.length;
    }

    /** @return a field of its own for each channel */
    public static List<JoinedChannels> single(final List<String> channels) {
        List<JoinedChannels> fields = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            fields.add(new JoinedChannels(channels.get(c), new int[]{c}));
        }
        return fields;
    }

    /**
     * Two or three channels {@code u_x}, {@code u_y}, {@code u_z} become the vector {@code u}; {@code s_xx}, {@code
     * s_xy}, {@code s_yx} and {@code s_yy}, or those of two other axes or of all three, the tensor {@code s}; unless
     * another channel has that name. Others stay as they are.
     *
     * @param channels names of channels, all different
     * @return the fields, in the order of their first channels
     */
    public static List<JoinedChannels> of(final List<String> channels) {
        Set<String> taken = new LinkedHashSet<>(channels);
        List<JoinedChannels> fields = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            String channel = channels.get(c);
            JoinedChannels joined = joined(channel, channels, taken);
            if (joined == null) {
                fields.add(new JoinedChannels(channel, new int[]{c}));
            } else if (fields.stream().noneMatch(f -> f.name().equals(joined.name()))) {
                fields.add(joined);
            }
        }
        return fields;
    }

    private static JoinedChannels joined(final String channel, final List<String> channels, final Set<String> taken) {
        int at = channel.lastIndexOf('_');
        String name = at < 1 ? "" : channel.substring(0, at);
        String suffix = channel.substring(at + 1);
        if (name.isEmpty() || taken.contains(name) || !suffix.matches("[xyz]{1,2}")) {
            return null;
        }
        int[] found = components(name, suffix.length(), channels);
        boolean complete = false;
        for (int a = 0; a < 3; a++) {
            for (int b = a + 1; b < 3; b++) {
                complete |= suffix.length() == 1 ? found[a] >= 0 && found[b] >= 0
                    : found[4 * a] >= 0 && found[3 * a + b] >= 0 && found[3 * b + a] >= 0 && found[4 * b] >= 0;
            }
        }
        // a vector s beside a tensor s: neither gets the name
        boolean both = channels.stream().anyMatch(c -> c.matches(Pattern.quote(name) + "_[xyz]"))
            && channels.stream().anyMatch(c -> c.matches(Pattern.quote(name) + "_[xyz][xyz]"));
        return complete && !both ? new JoinedChannels(name, found) : null;
    }

    private static int[] components(final String name, final int order, final List<String> channels) {
        var found = new int[order == 1 ? 3 : 9];
        for (int c = 0; c < found.length; c++) {
            String suffix = order == 1 ? AXES.substring(c, c + 1) : "" + AXES.charAt(c / 3) + AXES.charAt(c % 3);
            found[c] = channels.indexOf(name + "_" + suffix);
        }
        return found;
    }
}
