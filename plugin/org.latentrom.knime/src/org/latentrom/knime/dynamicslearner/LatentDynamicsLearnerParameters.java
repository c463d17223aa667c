package org.latentrom.knime.dynamicslearner;

import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
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
import org.latentrom.engine.latent.ResidualOptions;
import org.latentrom.engine.latent.ValidationSplit;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of the Latent Dynamics Learner. */
@LoadDefaultsForAbsentFields
final class LatentDynamicsLearnerParameters implements NodeParameters {
    private static final ResidualOptions DEFAULTS = ResidualOptions.defaults();

    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Section(title = "Model")
    @After(ColumnsSection.class)
    interface ModelSection {
    }

    @Section(title = "Validation")
    @After(ModelSection.class)
    interface ValidationSection {
    }

    @Section(title = "Training")
    @After(ValidationSection.class)
    interface TrainingSection {
    }

    /** Which columns are parameters. */
    enum Parameters {
        @Label(value = "All other number columns", description = "Every number column but the time, the latent "
            + "columns and their standard deviations.")
        ALL, //
        @Label(value = "Named columns", description = "Only the columns that are named.")
        NAMED, //
        @Label(value = "None", description = "The dynamics depend on the latent state alone.")
        NONE
    }

    /** The kind of model. */
    enum Method {
        @Label(value = "Residual network", description = "A dense network learns what changes in a step, on one and "
            + "several steps; the mean of a few networks is taken. Takes any time step.")
        RESIDUAL_NETWORK, //
        @Label(value = "Linear map (DMD)", description = "The linear map with the least error in one step: quick, "
            + "without options, and right for dynamics that are linear in the latent variables. Needs one time step "
            + "in all rows.")
        LINEAR
    }

    /** What is held back to choose the number of epochs. */
    enum Validation {
        @Label(value = "Last part of each run", description = "Rolled out from the state before it: for models that "
            + "are to predict later times.")
        TIME, //
        @Label(value = "Whole runs", description = "Rolled out from their first states: for models that are to predict "
            + "other parameters.")
        RUNS, //
        @Label(value = "None", description = "All rows are trained on, for all epochs.")
        NONE
    }

    interface ParametersRef extends ParameterReference<Parameters> {
    }

    interface MethodRef extends ParameterReference<Method> {
    }

    interface ValidationRef extends ParameterReference<Validation> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ParametersRef.class).isOneOf(Parameters.NAMED);
        }
    }

    static final class IsNetwork implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodRef.class).isOneOf(Method.RESIDUAL_NETWORK);
        }
    }

    static final class IsShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodRef.class).isOneOf(Method.RESIDUAL_NETWORK)
                .and(i.getEnum(ValidationRef.class).isOneOf(Validation.TIME));
        }
    }

    static final class IsRuns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodRef.class).isOneOf(Method.RESIDUAL_NETWORK)
                .and(i.getEnum(ValidationRef.class).isOneOf(Validation.RUNS));
        }
    }

    static final class IsValidated implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodRef.class).isOneOf(Method.RESIDUAL_NETWORK)
                .and(i.getEnum(ValidationRef.class).isOneOf(Validation.TIME, Validation.RUNS));
        }
    }

    @Widget(title = "Latent column prefix", description = "What the names of the latent columns begin with: \"z\" "
        + "takes z0, z1 and so on, as many as there are.")
    @Layout(ColumnsSection.class)
    String m_prefix = "z";

    @Widget(title = "Run column", description = "Names the simulation of a row. Without a column \"Run\" all rows "
        + "belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Layout(ColumnsSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row. The rows need not be sorted; the steps may "
        + "differ if a residual network is learnt.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_timeColumn = "";

    @Widget(title = "Parameters", description = "Columns with parameters of the simulation, such as a viscosity: the "
        + "same in all rows of a run. The dynamics learn how they depend on them.")
    @RadioButtonsWidget
    @ValueReference(ParametersRef.class)
    @Layout(ColumnsSection.class)
    Parameters m_parameters = Parameters.ALL;

    @Widget(title = "Parameter columns", description = "Names of the parameter columns, with commas between them.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(ColumnsSection.class)
    String m_parameterColumns = "";

    @Widget(title = "Method", description = "What kind of map takes a state to the next one.")
    @RadioButtonsWidget
    @ValueReference(MethodRef.class)
    @Layout(ModelSection.class)
    Method m_method = Method.RESIDUAL_NETWORK;

    @Widget(title = "Hidden layers", description = "Hidden layers of each network: 1 or 2 are enough for few latent "
        + "variables; 0 makes it linear.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(ModelSection.class)
    int m_hiddenLayers = DEFAULTS.hiddenLayers();

    @Widget(title = "Neurons of a layer", description = "16 to 64 for a few latent variables.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(ModelSection.class)
    int m_width = DEFAULTS.width();

    @Widget(title = "Networks", description = "Number of networks whose mean is taken: more give steadier rollouts "
        + "and take longer.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(ModelSection.class)
    int m_members = DEFAULTS.members();

    @Widget(title = "Validation rows", description = "Rows that are held back to choose the number of epochs by "
        + "rollouts over them.")
    @RadioButtonsWidget
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @ValueReference(ValidationRef.class)
    @Layout(ValidationSection.class)
    Validation m_validation = Validation.TIME;

    @Widget(title = "Share of validation rows", description = "Share of each run, above 0 and below 1; 0.15 is a good "
        + "value.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsShare.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    double m_validationShare = 0.15;

    @Widget(title = "Validation runs", description = "Names of the runs to validate with, with commas between them.")
    @Effect(predicate = IsRuns.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    String m_validationRuns = "";

    @Widget(title = "Train again on all rows", description = "After the number of epochs was chosen, trains once "
        + "more on all rows for as many epochs: the validation rows then teach as well.")
    @Effect(predicate = IsValidated.class, type = EffectType.SHOW)
    @Layout(ValidationSection.class)
    boolean m_refit = DEFAULTS.refit();

    @Widget(title = "Epochs", description = "Most passes over the training rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    int m_epochs = DEFAULTS.epochs();

    @Widget(title = "Batch size", description = "Start states of a weight update: 32 to 128.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    int m_batchSize = DEFAULTS.batch();

    @Widget(title = "Learning rate", description = "Learning rate of the Adam optimiser at the start; it falls along a "
        + "cosine. 0.002 to 0.01.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    double m_learningRate = DEFAULTS.learningRate();

    @Widget(title = "Longest rollout", description = "Most steps over which the training error is taken. Training "
        + "begins with one step; 10 to 30 make rollouts stable.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    int m_longestRollout = DEFAULTS.longestRollout();

    @Widget(title = "Noise", description = "Noise on the start states, in standard deviations: teaches the network "
        + "to come back to the trajectories. 0.02 for a single run, 0.1 for a few runs; 0 for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    double m_noise = DEFAULTS.noise();

    @Widget(title = "Noise on parameters", description = "Noise on the parameters, in standard deviations (of their "
        + "logarithm where they span more than a decade): blurs what depends on them, for parameters that are not "
        + "known exactly. 0 for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    double m_parameterNoise = DEFAULTS.parameterNoise();

    @Widget(title = "Weight decay", description = "Keeps the dynamics close to a map that is linear in the state, and "
        + "so keeps them smooth: 0.1 to 0.3 for a single run; 1 for a few runs with a parameter between which "
        + "predictions are wanted.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    double m_weightDecay = DEFAULTS.weightDecay();

    @Widget(title = "Seed", description = "Seed of weights, order and noise: the same seed gives the same model.")
    @Effect(predicate = IsNetwork.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    long m_seed = DEFAULTS.seed();

    LatentDynamicsLearnerParameters() {
    }

    LatentDynamicsLearnerParameters(final NodeParametersInput in) {
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    /** @return the engine's options; it checks their ranges */
    ResidualOptions options() {
        final var split = switch (m_validation) {
            case TIME -> ValidationSplit.lastFraction(m_validationShare);
            case RUNS -> ValidationSplit.runs(Set.copyOf(NameList.parse(m_validationRuns)));
            case NONE -> ValidationSplit.none();
        };
        return new ResidualOptions(m_hiddenLayers, m_width, m_members, m_epochs, m_batchSize, m_learningRate,
            m_longestRollout, m_noise, m_parameterNoise, m_weightDecay, m_seed, split, m_refit);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
        if (m_method == Method.LINEAR) {
            return; // the options of the network are hidden and not used
        }
        if (m_validation == Validation.RUNS && NameList.parse(m_validationRuns).isEmpty()) {
            throw new InvalidSettingsException("No validation run is given. Name one, or choose other validation "
                + "rows.");
        }
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("An option is out of its range: " + e.getMessage() + ".", e);
        }
    }
}
