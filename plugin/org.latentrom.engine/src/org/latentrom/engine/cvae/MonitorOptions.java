package org.latentrom.engine.cvae;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a training is watched.
 *
 * @param validateEvery epochs from one validation to the next, 1 to 100000; the last epoch is always validated. Only
 *            validated epochs can be the best one
 * @param validationFields validation fields that are used, evenly spread over those there are, 0 to 10 million; 0 = all
 * @param patience epochs without a better validation ELBO after which the training ends, 0 to 100000; 0 = it never ends
 *            early. With a rate that falls over the whole training, the best epochs are the last ones
 * @param restarts how often a training may begin anew with other initial weights, 0 to 100: when it diverges in its
 *            first half, or collapses. Collapsed is a model that leaves more than 98 % of the training fields' variance
 *            unexplained in three looks at 20, 30 and 40 % of at least 10 epochs, or when patience ends; a training
 *            that is meant to do so, by a large weight of the KL divergence or of a penalty, should have 0
 */
public record MonitorOptions(int validateEvery, int validationFields, int patience, int restarts) {
    /** All validation fields after every epoch, all epochs, at most 2 restarts. */
    public static final MonitorOptions DEFAULT = new MonitorOptions(1, 0, 0, 2);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public MonitorOptions {
        Ranges.check("epochs between validations", validateEvery, 1, 100_000);
        Ranges.check("validation fields", validationFields, 0, 10_000_000);
        Ranges.check("patience", patience, 0, 100_000);
        Ranges.check("restarts", restarts, 0, 100);
    }

    /** @return these options with another number of epochs from one validation to the next */
    public MonitorOptions withValidateEvery(final int value) {
        return new MonitorOptions(value, validationFields, patience, restarts);
    }

    /** @return these options with another number of validation fields */
    public MonitorOptions withValidationFields(final int value) {
        return new MonitorOptions(validateEvery, value, patience, restarts);
    }

    /** @return these options with another patience */
    public MonitorOptions withPatience(final int value) {
        return new MonitorOptions(validateEvery, validationFields, value, restarts);
    }

    /** @return these options with another number of restarts */
    public MonitorOptions withRestarts(final int value) {
        return new MonitorOptions(validateEvery, validationFields, patience, value);
    }

    /** @return those of the validation fields that are used */
    <T> List<T> chosen(final List<T> fields) {
        return validationFields == 0 ? fields : spread(fields, validationFields);
    }

    /** @return at most {@code most} elements of a list, evenly spread */
    static <T> List<T> spread(final List<T> list, final int most) {
        int n = list.size();
        return most >= n ? list
            : IntStream.range(0, most).mapToObj(i -> list.get((int)((2L * i + 1) * n / (2L * most)))).toList();
    }
}
