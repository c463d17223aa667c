package org.latentrom.engine.cvae;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.nn.AdamState;

/** A {@link TrainingState} as a {@link Container}. */
final class CheckpointFormat {
    static final String KIND = "cvae-checkpoint";

    static final int VERSION = 1;

    private static final Gson GSON =
        new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

    /** The header. Its field names are part of the file format. */
    private static final class Header {
        String training;

        int rows;

        int parameters;

        int variances;

        int batches;

        double kl;

        int step;

        double meanNorm;

        int averaged;

        boolean hasAverage;

        TrainingRecord best;

        List<EpochRecord> history;

        int attempt;

        int collapsed;

        boolean ended;

        List<String> warnings;

        double seconds;

        int threads;
    }

    private CheckpointFormat() {
    }

    /** @param training which training it is of, see {@link TrainingKey} */
    static Container toContainer(final TrainingState s, final String training) {
        Optimiser.State o = s.optimiser();
        var h = new Header();
        h.training = training;
        h.rows = s.order().length;
        h.parameters = o.parameters().length;
        h.variances = s.variance().length;
        h.batches = s.part().batches();
        h.kl = s.part().kl();
        h.step = o.adam().step();
        h.meanNorm = o.adam().meanNorm();
        h.averaged = o.averaged();
        h.hasAverage = o.average().length > 0;
        h.best = s.best() == null ? null : s.best().record();
        h.history = s.history();
        h.attempt = s.attempt();
        h.collapsed = s.collapsed();
        h.ended = s.ended();
        h.warnings = s.warnings();
        h.seconds = s.seconds();
        h.threads = s.threads();
        Container c = Container.of(KIND, VERSION, GSON.toJson(h)).with("random", s.random())
            .with("order", IntStream.of(s.order()).asLongStream().toArray()).with("variance", s.variance())
            .with("gathered", s.part().gathered())
            .with("parameters", o.parameters()).with("first", o.adam().first()).with("second", o.adam().second())
            .with("average", o.average());
        return s.best() == null ? c
            : c.with("best parameters", s.best().parameters()).with("best variance", s.best().variance());
    }

    /**
     * @param training which training it must be of
     * @param rows number of training rows
     * @param parameters number of parameters
     * @param variances number of the likelihood's variances
     * @param gathered number of what it gathers in an epoch
     */
    static TrainingState ofContainer(final Container c, final String training, final int rows, final int parameters,
        final int variances, final int gathered) throws ContainerException {
        try {
            Header h = GSON.fromJson(c.header(), Header.class);
            if (h == null || !training.equals(h.training) || h.rows != rows || h.parameters != parameters
                || h.variances != variances) {
                throw new ContainerException("it is of another training or of another version of this software");
            }
            var adam = new AdamState(c.floats("first", parameters), c.floats("second", parameters), h.step,
                h.meanNorm);
            var optimiser = new Optimiser.State(c.floats("parameters", parameters), adam,
                c.floats("average", h.hasAverage ? parameters : 0), h.averaged);
            BestEpoch best = h.best == null ? null : new BestEpoch(c.floats("best parameters", parameters),
                c.doubles("best variance", variances), h.best);
            if (h.batches < 0 || h.batches > rows) {
                throw new ContainerException("it has done " + h.batches + " batches of " + rows + " rows");
            }
            var part = new EpochPart(h.batches, h.kl, c.doubles("gathered", gathered));
            return new TrainingState(c.longs("random", 2), order(c.longs("order", rows)),
                c.doubles("variance", variances), part, optimiser, best, List.copyOf(h.history), h.attempt, h.collapsed,
                h.ended, List.copyOf(h.warnings), h.seconds, h.threads);
        } catch (JsonParseException | NullPointerException | ArithmeticException ex) {
            throw new ContainerException("its header is not valid: " + ex.getMessage(), ex);
        }
    }

    private static int[] order(final long[] rows) throws ContainerException {
        if (!Arrays.equals(LongStream.of(rows).sorted().toArray(), LongStream.range(0, rows.length).toArray())) {
            throw new ContainerException("its rows are not in an order");
        }
        return LongStream.of(rows).mapToInt(Math::toIntExact).toArray();
    }
}
