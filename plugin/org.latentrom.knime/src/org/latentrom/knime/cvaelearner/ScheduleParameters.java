package org.latentrom.knime.cvaelearner;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.latentrom.engine.cvae.ScheduleKind;
import org.latentrom.engine.cvae.ScheduleOptions;
import org.latentrom.engine.cvae.ScheduleProfile;

/** How the learning rate changes in the course of a training. */
@LoadDefaultsForAbsentFields
final class ScheduleParameters implements NodeParameters {
    /** Names of {@link ScheduleKind} for the dialog. */
    enum Kind {
        @Label(value = "One cycle", description = "Rises over the first tenth of the steps and falls along a cosine to "
            + "the end: best when the number of epochs is known.")
        ONE_CYCLE(ScheduleKind.ONE_CYCLE), //
        @Label(value = "Constant", description = "Stays as it is.")
        CONSTANT(ScheduleKind.CONSTANT), //
        @Label(value = "Exponential decay", description = "Falls by a factor in every period, to the lowest rate.")
        EXPONENTIAL_DECAY(ScheduleKind.EXPONENTIAL_DECAY), //
        @Label(value = "Triangular", description = "Goes up and down between the lowest and the largest rate.")
        TRIANGULAR(ScheduleKind.TRIANGULAR), //
        @Label(value = "Triangular, halved", description = "The same; every cycle is half as high as the one before.")
        TRIANGULAR2(ScheduleKind.TRIANGULAR2), //
        @Label(value = "Exponential cycles", description = "The same; every cycle is lower than the one before by the "
            + "factor.")
        EXPONENTIAL_CYCLICAL(ScheduleKind.EXPONENTIAL_CYCLICAL);

        private final ScheduleKind m_kind;

        Kind(final ScheduleKind kind) {
            m_kind = kind;
        }
    }

    /** Names of {@link ScheduleProfile} for the dialog. */
    enum Profile {
        @Label(value = "Linear", description = "Straight up and down.")
        LINEAR(ScheduleProfile.LINEAR), //
        @Label(value = "Cosine", description = "Slow at both ends.")
        COSINE(ScheduleProfile.COSINE), //
        @Label(value = "Smooth", description = "Stays longest at both ends.")
        SMOOTH(ScheduleProfile.SMOOTH);

        private final ScheduleProfile m_profile;

        Profile(final ScheduleProfile profile) {
            m_profile = profile;
        }
    }

    interface KindRef extends ParameterReference<Kind> {
    }

    static final class IsCyclical implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.TRIANGULAR, Kind.TRIANGULAR2, Kind.EXPONENTIAL_CYCLICAL);
        }
    }

    static final class HasPeriod implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.EXPONENTIAL_DECAY, Kind.TRIANGULAR, Kind.TRIANGULAR2,
                Kind.EXPONENTIAL_CYCLICAL);
        }
    }

    static final class HasFactor implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.EXPONENTIAL_DECAY, Kind.EXPONENTIAL_CYCLICAL);
        }
    }

    @Widget(title = "Schedule", description = "How the learning rate changes from step to step.", advanced = true)
    @RadioButtonsWidget
    @ValueReference(KindRef.class)
    Kind m_kind = Kind.ONE_CYCLE;

    @Widget(title = "Profile", description = "The way up and down.", advanced = true)
    @ValueSwitchWidget
    @Effect(predicate = IsCyclical.class, type = EffectType.SHOW)
    Profile m_profile = Profile.SMOOTH;

    @Widget(title = "Lowest learning rate", description = "Where the way up begins or the decay ends; below the "
        + "learning rate.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = HasPeriod.class, type = EffectType.SHOW)
    double m_lowest = ScheduleOptions.DEFAULT.lowest();

    @Widget(title = "Period in epochs", description = "Half a cycle, or the time in which the rate falls by "
        + "the factor.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = HasPeriod.class, type = EffectType.SHOW)
    double m_period = ScheduleOptions.DEFAULT.period();

    @Widget(title = "Factor", description = "What is left of the rate after a period, or of the height of a cycle: "
        + "above 0 up to 1.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = HasFactor.class, type = EffectType.SHOW)
    double m_factor = ScheduleOptions.DEFAULT.factor();

    /** @return the engine's options; it checks their ranges */
    ScheduleOptions options() {
        return new ScheduleOptions(m_kind.m_kind, m_profile.m_profile, m_lowest, m_period, m_factor);
    }
}
