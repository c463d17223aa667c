package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.nn.NativeMemory;
import org.latentrom.engine.progress.Progress;

/** Trains CVAEs. */
public final class CvaeTrainer {
    /** Parameters, gradient, what the optimiser remembers of both, average. */
    private static final long COPIES = 5;

    private CvaeTrainer() {
    }

    /** As {@link #train(CvaeData, int[], int[], CvaeOptions, Progress)}, with nothing known but the fields. */
    public static CvaeTraining train(final List<Field> fields, final int[] training, final int[] validation,
        final CvaeOptions options, final Progress progress) {
        return train(CvaeData.of(fields), training, validation, options, progress);
    }

    /** As the full form, without checkpoints and penalty. */
    public static CvaeTraining train(final CvaeData data, final int[] training, final int[] validation,
        final CvaeOptions options, final Progress progress) {
        return train(data, training, validation, options, Checkpoints.NONE, progress);
    }

    /** As the full form, without penalty. */
    public static CvaeTraining train(final CvaeData data, final int[] training, final int[] validation,
        final CvaeOptions options, final Checkpoints checkpoints, final Progress progress) {
        return train(data, training, validation, options, FieldPenalty.NONE, checkpoints, progress);
    }

    /**
     * Trains a model and keeps the epoch with the best validation ELBO (the last epoch, if nothing validates).
     *
     * @param given fields of one grid, extent and set of channels, and what else is known of them; if it has
     *            parameters, the model is conditional: encoder and decoder are told them
     * @param training numbers of the fields to train on, at least 2
     * @param validation numbers of the fields to choose the best epoch with, may be empty; never trained on
     * @param options network and training
     * @param penalty what decoded training fields are to be like beyond the data; weighted by
     *            {@link ObjectiveOptions#penalty}
     * @param checkpoints where the state of the training is kept, and where a training that has ended early goes on
     * @param progress hears epoch, loss and the time left; asked for cancel before every layer
     * @return the model and the history
     * @throws BadFieldException if a field has another grid, other channels, or a value or parameter that is not
     *             finite, or with a Bernoulli distribution a validation field goes far beyond the training's range
     * @throws IllegalArgumentException if there are too few fields, no pixel is valid in all of them, the latent size
     *             is not below the number of training fields, a parameter is the same in all of them, consistency is
     *             asked for and no run has two fields, or the memory does not suffice
     * @throws DivergenceException if the loss is not finite
     * @throws CheckpointException if the first checkpoint cannot be written or the last one not be used
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public static CvaeTraining train(final CvaeData given, final int[] training, final int[] validation,
        final CvaeOptions options, final FieldPenalty penalty, final Checkpoints checkpoints,
        final Progress progress) {
        CvaeData data = given.apart();
        List<Field> fields = data.fields();
        if (training.length < 2) {
            throw new IllegalArgumentException(
                "a training needs at least 2 fields, there are " + training.length + ": give it more snapshots");
        }
        int latents = options.network().latentSize();
        if (latents >= training.length) {
            throw new IllegalArgumentException("latent size " + latents + " is too large for "
                + training.length + " training fields: choose at most " + (training.length - 1));
        }
        if (options.training().monitor().patience() > 0 && validation.length == 0) {
            throw new IllegalArgumentException("early stopping needs validation fields, there are none: choose some, "
                + "or set the patience to 0");
        }
        Conditions conditions = Conditions.of(data, training);
        FieldShape shape = fields.get(training[0]).shape();
        int[] used = IntStream.concat(IntStream.of(training), IntStream.of(validation)).toArray();
        for (int row : used) {
            progress.checkCanceled();
            FieldChecks.require(row, fields.get(row), shape, "field " + (training[0] + 1));
        }
        Mask mask = FieldChecks.commonMask(fields, used);
        if (mask.count() == 0) {
            throw new IllegalArgumentException("no pixel is valid in all fields: rasterize them on a common domain");
        }
        Backend.prepare(progress);
        Architecture architecture = Architecture.of(shape, conditions.size(), options.network());
        var packing = new Packing(architecture, mask);
        Scaling scaling = Scaling.of(fields, training, mask.toBooleanArray(), progress);
        if (!options.observation().isGaussian()) {
            FieldChecks.requireRange(fields, validation, scaling, mask);
        }
        Likelihood likelihood =
            Likelihood.of(options, packing, scaling, new double[shape.channels().size()]);
        int batch = Math.min(options.training().batchSize(), training.length);
        Checkpointing states = checkpoints.folder() == null ? Checkpointing.NONE
            : Checkpointing.of(checkpoints, TrainingKey.of(data, training, validation, options, penalty, progress));
        ObjectiveOptions objective = options.objective();
        var batcher = new Batcher(data.fields(), data, training, BatchLayout.of(objective, batch));
        BatchLayout layout = batcher.layout();
        requireMemory(architecture, batch, layout.rows() / batch);
        try (var session = new Session(architecture, scaling, likelihood, layout.rows(), true);
                var run = new Training(batcher, rows(fields, validation),
                    new Objective(session, objective, layout, penalty, latents), scaling, options, states, progress)) {
            if (objective.deterministic()) {
                session.makeDeterministic();
            }
            session.network().watch(progress::checkCanceled);
            session.know(FieldConditions.of(conditions, data));
            List<EpochRecord> history = run.run();
            BestEpoch best = run.best();
            var model = new CvaeModel(shape, mask, options, architecture, conditions, scaling, best.variance(),
                best.parameters(), best.record());
            var warnings = new ArrayList<>(UnchangingChannels.warnings(fields, training, mask, progress));
            warnings.addAll(run.warnings());
            return new CvaeTraining(model, history, best.record().epoch(), warnings);
        }
    }

    private static void requireMemory(final Architecture architecture, final int batch, final int rowsPerField) {
        // first the parameters: it is they that may be too many to count
        long fixed = COPIES * Float.BYTES * Network.parameterCount(architecture);
        BatchMemory.require(batch, rowsPerField * Network.trainingBytes(architecture), fixed, NativeMemory::available);
    }

    private static List<Field> rows(final List<Field> fields, final int[] rows) {
        return IntStream.of(rows).mapToObj(fields::get).toList();
    }
}
