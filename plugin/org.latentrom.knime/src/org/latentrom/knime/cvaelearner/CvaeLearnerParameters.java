package org.latentrom.knime.cvaelearner;

import java.util.Optional;
import java.util.function.Supplier;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.CvaeOptions;
import org.latentrom.engine.cvae.ObjectiveOptions;
import org.latentrom.engine.cvae.TrainingOptions;
import org.latentrom.knime.files.CheckpointFolder;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the CVAE Learner. */
@LoadDefaultsForAbsentFields
final class CvaeLearnerParameters implements NodeParameters {
    @Section(title = "Model")
    interface ModelSection {
    }

    @Section(title = "Training")
    @After(ModelSection.class)
    interface TrainingSection {
    }

    @Section(title = "Validation")
    @After(TrainingSection.class)
    interface ValidationSection {
    }

    @Section(title = "Network")
    @After(ValidationSection.class)
    interface NetworkSection {
    }

    @Section(title = "Checkpoints")
    @After(NetworkSection.class)
    interface CheckpointSection {
    }

    /** Hidden at first: the defaults are the plain variational autoencoder. */
    @Section(title = "Objective")
    @Advanced
    @After(CheckpointSection.class)
    interface ObjectiveSection {
    }

    /** Which rows choose the best epoch. */
    enum Validation {
        @Label(value = "Last part of each run", description = "The latest rows of each run in time: for models that "
            + "are to predict later times.")
        TIME, //
        @Label(value = "Whole runs", description = "All rows of some runs: for models that are to predict other "
            + "parameters.")
        RUNS, //
        @Label(value = "Random rows", description = "Rows drawn at random, with the seed.")
        RANDOM, //
        @Label(value = "None", description = "All rows are trained on and the last epoch is kept.")
        NONE
    }

    interface ObservationRef extends ParameterReference<Observation> {
    }

    static final class IsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ObservationRef.class).isOneOf(Observation.GAUSSIAN_FIXED);
        }
    }

    interface ValidationRef extends ParameterReference<Validation> {
    }

    static final class IsShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValidationRef.class).isOneOf(Validation.TIME, Validation.RANDOM);
        }
    }

    static final class IsRuns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValidationRef.class).isOneOf(Validation.RUNS);
        }
    }

    static final class NeedsRun implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValidationRef.class).isOneOf(Validation.TIME, Validation.RUNS)
                .or(new ObjectiveParameters.IsConsistent().init(i)).or(new PhysicsParameters.IsOn().init(i));
        }
    }

    static final class NeedsTime implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValidationRef.class).isOneOf(Validation.TIME)
                .or(new ObjectiveParameters.IsConsistent().init(i)).or(new PhysicsParameters.IsOn().init(i));
        }
    }

    @Widget(title = "Field column", description = "The fields to learn from. All must have the same channels and grid; "
        + "their masks may differ, pixels that are not valid in all are left out.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(ModelSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Latent size", description = "Number of latent variables, below the number of training rows. As "
        + "many as the states have degrees of freedom, or a few more: 2 for a periodic flow, 4 for a family of "
        + "travelling waves.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(ModelSection.class)
    int m_latentSize = CvaeOptions.DEFAULT.network().latentSize();

    @Widget(title = "Observation model", description = "How a pixel may differ from what the decoder says.")
    @RadioButtonsWidget
    @ValueReference(ObservationRef.class)
    @Layout(ModelSection.class)
    Observation m_observation = Observation.GAUSSIAN;

    @Widget(title = "Standard deviation", description = "Of a pixel about what the decoder says, as a share of the "
        + "standard deviation of its channel: 0.01 to 0.3.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsFixed.class, type = EffectType.SHOW)
    @Layout(ModelSection.class)
    double m_sigma = ObjectiveOptions.DEFAULT.sigma();

    @Layout(ObjectiveSection.class)
    ObjectiveParameters m_objective = new ObjectiveParameters();

    @Widget(title = "KL weight", description = "Weight (beta) of the KL divergence in the objective: 1 is the evidence "
        + "lower bound; less gives sharper fields and a less regular latent space.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ObjectiveParameters.IsVariational.class, type = EffectType.SHOW)
    @Layout(ObjectiveSection.class)
    double m_beta = CvaeOptions.DEFAULT.objective().beta();

    @Widget(title = "Warm-up epochs", description = "Epochs over which the KL weight rises from 0. 0 switches it "
        + "off; a tenth of the epochs helps if latent variables stay unused.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ObjectiveParameters.IsVariational.class, type = EffectType.SHOW)
    @Layout(ObjectiveSection.class)
    int m_warmUpEpochs = CvaeOptions.DEFAULT.objective().warmUpEpochs();

    @Layout(ObjectiveSection.class)
    PhysicsParameters m_physics = new PhysicsParameters();

    @Layout(ModelSection.class)
    ConditionParameters m_conditions = new ConditionParameters();

    @Widget(title = "Epochs", description = "Passes over the training rows. Some hundreds for a few hundred rows; the "
        + "history shows whether the validation figures still improve at the end.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(TrainingSection.class)
    int m_epochs = CvaeOptions.DEFAULT.training().epochs();

    @Widget(title = "Batch size", description = "Rows a step: 16 to 64.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(TrainingSection.class)
    int m_batchSize = CvaeOptions.DEFAULT.training().batchSize();

    @Widget(title = "Learning rate", description = "Largest learning rate of the Adam optimiser, which the schedule "
        + "varies. 0.001 to 0.003; less if the training diverges.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(TrainingSection.class)
    double m_learningRate = CvaeOptions.DEFAULT.training().learningRate();

    @Layout(TrainingSection.class)
    ScheduleParameters m_schedule = new ScheduleParameters();

    @Widget(title = "Gradient clip", description = "Longest step allowed, as a multiple of the recent mean gradient "
        + "norm: 5 is a good value, 0 sets no limit.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(TrainingSection.class)
    double m_gradientClip = CvaeOptions.DEFAULT.training().gradientClip();

    @Layout(TrainingSection.class)
    OptimiserParameters m_optimiser = new OptimiserParameters();

    @Widget(title = "Seed", description = "Seed of initial weights, order of the rows and noise: the same seed gives "
        + "the same model on the same machine.", advanced = true)
    @Layout(TrainingSection.class)
    long m_seed = CvaeOptions.DEFAULT.seed();

    @Widget(title = "Validation rows", description = "Rows that are not trained on; the epoch with the best evidence "
        + "lower bound on them is kept.")
    @RadioButtonsWidget
    @ValueReference(ValidationRef.class)
    @Layout(ValidationSection.class)
    Validation m_validation = Validation.TIME;

    @Widget(title = "Share of validation rows", description = "0.1 to 0.2 is usual; 0 up to below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsShare.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    double m_validationShare = 0.2;

    @Widget(title = "Validation runs", description = "Names of the runs to validate with, with commas between them.")
    @Effect(predicate = IsRuns.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    String m_validationRuns = "";

    @Widget(title = "Run column", description = "Names the simulation of a row. Without a column \"Run\" all rows "
        + "belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = NeedsRun.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = NeedsTime.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    String m_timeColumn = "";

    @Layout(NetworkSection.class)
    NetworkParameters m_network = new NetworkParameters();

    @Widget(title = "Base width", description = "Convolution channels of the finest level; 0 chooses them from the "
        + "grid.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = NetworkParameters.IsConvolutional.class, type = EffectType.SHOW)
    @Layout(NetworkSection.class)
    int m_baseWidth = CvaeOptions.DEFAULT.network().baseWidth();

    @Widget(title = "Levels", description = "Resolutions at which the network works, each half of the one before; 0 "
        + "chooses them from the grid.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = NetworkParameters.IsConvolutional.class, type = EffectType.SHOW)
    @Layout(NetworkSection.class)
    int m_levels = CvaeOptions.DEFAULT.network().levels();

    @Widget(title = "Features", description = "Size of the dense layers beside the latent variables; 64 is a good "
        + "value.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = NetworkParameters.IsResidualSkip.class, type = EffectType.SHOW)
    @Layout(NetworkSection.class)
    int m_features = CvaeOptions.DEFAULT.network().features();

    @Layout(CheckpointSection.class)
    CheckpointFolder m_checkpoints = new CheckpointFolder();

    CvaeLearnerParameters() {
    }

    CvaeLearnerParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    /** @return whether rows must say their time */
    boolean needsTime() {
        return m_validation == Validation.TIME || m_objective.needsTime() || m_physics.needsTime();
    }

    /** @return what to say if the KL weight never reaches its value; else nothing */
    Optional<String> warmUpWarning() {
        return m_warmUpEpochs >= m_epochs && m_objective.isVariational()
            ? Optional.of("The KL weight was still rising when the training ended. Choose fewer warm-up epochs than "
                + "the " + m_epochs + " epochs.")
            : Optional.empty();
    }

    /** @return the engine's options; it checks their ranges */
    CvaeOptions options() {
        return new CvaeOptions(
            m_network.options().withLatentSize(m_latentSize).withSizes(m_baseWidth, m_levels, m_features),
            m_observation.m_model,
            m_physics.of(
                m_objective.of(ObjectiveOptions.DEFAULT.withBeta(m_beta, m_warmUpEpochs).withSigma(m_sigma))),
            m_optimiser.of(TrainingOptions.DEFAULT.withEpochs(m_epochs).withBatchSize(m_batchSize)
                .withLearningRate(m_learningRate).withGradientClip(m_gradientClip).withSchedule(m_schedule.options())),
            m_seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        check(this::options);
        m_conditions.validate();
        if (!(m_validationShare >= 0 && m_validationShare < 1)) {
            throw new InvalidSettingsException(
                "The share of validation rows must be at least 0 and below 1, it is " + m_validationShare + ".");
        }
        if (m_validation == Validation.RUNS && m_validationRuns.isBlank()) {
            throw new InvalidSettingsException("No validation run is given. Name one, or choose other validation "
                + "rows.");
        }
    }

    private static void check(final Supplier<CvaeOptions> options) throws InvalidSettingsException {
        try {
            options.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("An option is out of its range: " + e.getMessage() + ".", e);
        }
    }
}
