package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Channels that are the same in all training fields. They are learned as what they are and do no harm, but whoever
 * trains with one has often taken the wrong channel, or the same snapshot many times.
 */
final class UnchangingChannels {
    private UnchangingChannels() {
    }

    /**
     * @param fields all fields
     * @param rows which of them are trained on
     * @param mask the pixels that are trained on
     * @param progress asked for cancel before every field
     * @return a warning, with the remedy, or none
     */
    static List<String> warnings(final List<Field> fields, final int[] rows, final Mask mask,
        final Progress progress) {
        List<String> channels = fields.get(rows[0]).shape().channels();
        List<String> found = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            if (isUnchanging(fields, rows, mask, c, progress)) {
                found.add("\"" + channels.get(c) + "\"");
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.size() == channels.size()) {
            return List.of("All training fields are the same: there is nothing to learn but that one field. Look "
                + "whether the right rows and channels were read.");
        }
        return List.of("The same in all training fields, so that there is nothing to learn in them: "
            + String.join(", ", found) + ". Leave them out when the snapshots are rasterized, if that is not meant.");
    }

    private static boolean isUnchanging(final List<Field> fields, final int[] rows, final Mask mask, final int channel,
        final Progress progress) {
        float[] first = fields.get(rows[0]).values();
        int pixels = mask.height() * mask.width();
        for (int row : rows) {
            progress.checkCanceled();
            float[] values = fields.get(row).values();
            for (int p = 0; p < pixels; p++) {
                if (mask.isValid(p) && values[channel * pixels + p] != first[channel * pixels + p]) {
                    return false;
                }
            }
        }
        return true;
    }
}
