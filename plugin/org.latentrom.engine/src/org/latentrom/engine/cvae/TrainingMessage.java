package org.latentrom.engine.cvae;

import java.util.List;
import java.util.Locale;

/** What a training says of itself while it runs. */
final class TrainingMessage {
    private TrainingMessage() {
    }

    /**
     * @param elbo ELBO of the epoch so far
     * @param done share of the training that is done, above 0 to 1
     */
    static String of(final int epoch, final int epochs, final double elbo, final List<EpochRecord> history,
        final double seconds, final double done) {
        var text = new StringBuilder(
            String.format(Locale.ROOT, "epoch %d of %d, loss %.5g", epoch, epochs, -elbo));
        if (!history.isEmpty()) {
            text.append(String.format(Locale.ROOT, " (before %.5g)", -history.get(history.size() - 1).elbo()));
        }
        int best = 0;
        EpochRecord validated = null;
        for (EpochRecord r : history) {
            validated = Double.isNaN(r.validationElbo()) ? validated : r;
            best = r.best() ? r.epoch() : best;
        }
        if (validated != null) {
            text.append(String.format(Locale.ROOT, ", validation %.5g, error %.3g, best epoch %d",
                -validated.validationElbo(), validated.validationError(), best));
        }
        return text.append(", " + time(seconds / done * (1 - done)) + " left").toString();
    }

    /** @return a time in a unit in which it is a number of two or three digits */
    static String time(final double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 6000 ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
