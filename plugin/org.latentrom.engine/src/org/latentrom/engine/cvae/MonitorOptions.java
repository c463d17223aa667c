package org.latentrom.engine.cvae;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a training is watched.
 *
 * @param validateEvery epochs from one validation to the next, 1 to 100000; the last epoch is always validated. Only
 *            validated epochs can be the best one
 * @param validationFields validation fields that are used, evenly spread over those there are, 0 to 10 million; 0 = all
 */
public record MonitorOptions(int validateEvery, int validationFields) {
    /** All validation fields after every epoch. */
    public static final MonitorOptions DEFAULT = new MonitorOptions(1, 0);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public MonitorOptions {
        Ranges.check("epochs between validations", validateEvery, 1, 100_000);
        Ranges.check("validation fields", validationFields, 0, 10_000_000);
    }

    /** @return these options with another number of epochs from one validation to the next */
    public MonitorOptions withValidateEvery(final int value) {
        return new MonitorOptions(value, validationFields);
    }

    /** @return these options with another number of validation fields */
    public MonitorOptions withValidationFields(final int value) {
        return new MonitorOptions(validateEvery, value);
    }

    boolean validates(final int epoch) {
        return epoch % validateEvery == 0;
    }

    /** @return those of the validation fields that are used */
    <T> List<T> chosen(final List<T> fields) {
        int n = fields.size();
        if (validationFields == 0 || validationFields >= n) {
            return fields;
        }
        return IntStream.range(0, validationFields)
            .mapToObj(i -> fields.get((int)((2L * i + 1) * n / (2L * validationFields)))).toList();
    }
}
