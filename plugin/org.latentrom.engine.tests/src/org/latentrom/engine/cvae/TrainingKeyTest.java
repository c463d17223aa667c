package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** What makes a training another one, and what does not. */
class TrainingKeyTest {
    private static final List<Field> FIELDS = TestFields.waves(8);

    private static final int[] FIRST = {0, 1, 2, 3};

    private static final int[] LAST = {4, 5};

    private static String key(final CvaeData data, final int[] training, final int[] validation,
        final CvaeOptions options) {
        return TrainingKey.of(data, training, validation, options, FieldPenalty.NONE, Progress.NONE);
    }

    private static CvaeData data(final List<Field> fields, final double parameter, final String run,
        final double time) {
        int n = fields.size();
        var parameters = new double[n][1];
        parameters[0][0] = parameter;
        var times = new double[n];
        times[0] = time;
        return new CvaeData(fields, List.of("nu"), parameters, Collections.nCopies(n, run), times);
    }

    @Test
    void everythingThatMattersChangesIt() {
        CvaeOptions o = TestFields.tiny();
        CvaeData d = data(FIELDS, 1, "a", 0);
        var changed = new ArrayList<>(FIELDS);
        float[] values = FIELDS.get(3).values().clone();
        values[0] = Math.nextUp(values[0]);
        changed.set(3, new Field(FIELDS.get(3).shape(), values, FIELDS.get(3).mask()));
        var keys = List.of(key(d, FIRST, LAST, o), key(d, LAST, FIRST, o), key(d, FIRST, new int[0], o),
            key(d, new int[]{0, 1, 2, 3, 4}, new int[]{5}, o), key(d, FIRST, LAST, o.withSeed(7)),
            key(d, FIRST, LAST, o.withEpochs(4)), key(data(changed, 1, "a", 0), FIRST, LAST, o),
            key(data(FIELDS, 2, "a", 0), FIRST, LAST, o), key(data(FIELDS, 1, "b", 0), FIRST, LAST, o),
            key(data(FIELDS, 1, "a", 3), FIRST, LAST, o), key(CvaeData.of(FIELDS), FIRST, LAST, o));
        assertEquals(keys.size(), new HashSet<>(keys).size(), keys.toString());
        for (String key : keys) {
            assertTrue(key.matches("[0-9a-f]{16}"), key);
        }
    }

    @Test
    void penaltiesTellThemselvesApart() {
        var penalty = new FieldPenalty() {
            @Override
            public double evaluate(final int row, final double[][] decoded, final double[][] gradient) {
                return 0;
            }

            @Override
            public String key() {
                return "u_t + u u_x";
            }
        };
        CvaeData d = CvaeData.of(FIELDS);
        assertNotEquals(key(d, FIRST, LAST, TestFields.tiny()),
            TrainingKey.of(d, FIRST, LAST, TestFields.tiny(), penalty, Progress.NONE));
    }

    /** Rows that are not used, and pixels that are not valid. */
    @Test
    void nothingElseDoes() {
        CvaeOptions o = TestFields.tiny();
        String key = key(CvaeData.of(FIELDS), FIRST, LAST, o);
        var other = new ArrayList<>(FIELDS);
        other.set(7, TestFields.waves(1).get(0));
        Field f = FIELDS.get(0);
        float[] values = f.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = f.mask().isValid(i % f.shape().pixels()) ? values[i] : 99;
        }
        other.set(0, new Field(f.shape(), values, f.mask()));
        assertEquals(key, key(CvaeData.of(other), FIRST, LAST, o));
    }

    /** Only what differs from the defaults is in the text, so that new options do not change old keys. */
    @Test
    void textNamesWhatDiffersFromTheDefaults() {
        assertEquals("", OptionText.of(CvaeOptions.DEFAULT, CvaeOptions.DEFAULT));
        CvaeOptions o = CvaeOptions.DEFAULT.withEpochs(7).withLatentSize(3).withSeed(5)
            .withObservation(ObservationModel.BERNOULLI);
        o = o.withTraining(
            o.training().withSchedule(ScheduleOptions.DEFAULT.withKind(ScheduleKind.CONSTANT)));
        assertEquals("network.latentSize=3 observation=BERNOULLI training.epochs=7 training.schedule.kind=CONSTANT "
            + "seed=5 ", OptionText.of(o, CvaeOptions.DEFAULT));
    }
}
