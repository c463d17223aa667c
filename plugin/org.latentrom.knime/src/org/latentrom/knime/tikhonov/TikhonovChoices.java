package org.latentrom.knime.tikhonov;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;

/** What there is to choose, and which options it shows. */
final class TikhonovChoices {
    private TikhonovChoices() {
    }

    /** What is derived. */
    enum Data {
        @Label(value = "Fields", description = "Fields on a pixel grid, derived along x and y.")
        FIELDS, //
        @Label(value = "Number columns", description = "Number columns over a coordinate column such as the time, each "
            + "run for itself.")
        COLUMNS
    }

    /** Which channels or columns. */
    enum Channels {
        @Label(value = "All", description = "Every channel of the field; every number column but coordinate and run.")
        ALL, //
        @Label(value = "Named", description = "Only the named ones.")
        NAMED
    }

    /** What is kept small. */
    enum Method {
        @Label(value = "H\u00b2 (Tikhonov)", description = "Keeps the square of the second derivatives small: for smooth "
            + "functions. For number columns this is the cubic smoothing spline.")
        H2, //
        @Label(value = "Total variation", description = "Keeps the size of the second derivatives small, so that first "
            + "derivatives may jump: for functions with kinks, such as shocks and shear layers. Takes longer; second "
            + "derivatives are steep and not to be trusted.")
        TV
    }

    /** How the parameter is found. */
    enum Rule {
        @Label(value = "From the noise, estimated", description = "Smooths until what is smoothed away is as large as the "
            + "noise (discrepancy principle), which is estimated from the data.")
        NOISE_ESTIMATED, //
        @Label(value = "From the noise, given", description = "The same with a noise level that is known, such as that of "
            + "a sensor.")
        NOISE_GIVEN, //
        @Label(value = "Corner of the L-curve", description = "A compromise between closeness to the data and smoothness, "
            + "without regard to the noise. Many attempts; all are listed in the second output.")
        L_CURVE, //
        @Label(value = "Cross-validation", description = "Generalised cross-validation: predicts each value from the "
            + "others as well as possible. For H\u00b2 only.")
        CROSS_VALIDATION, //
        @Label(value = "Given", description = "A fixed parameter.")
        FIXED
    }

    interface DataRef extends ParameterReference<Data> {
    }

    interface ChannelsRef extends ParameterReference<Channels> {
    }

    interface RuleRef extends ParameterReference<Rule> {
    }

    static final class IsFields implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(DataRef.class).isOneOf(Data.FIELDS);
        }
    }

    static final class IsColumns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(DataRef.class).isOneOf(Data.COLUMNS);
        }
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChannelsRef.class).isOneOf(Channels.NAMED);
        }
    }

    static final class IsNoise implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RuleRef.class).isOneOf(Rule.NOISE_ESTIMATED, Rule.NOISE_GIVEN);
        }
    }

    static final class IsNoiseGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RuleRef.class).isOneOf(Rule.NOISE_GIVEN);
        }
    }

    static final class IsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RuleRef.class).isOneOf(Rule.FIXED);
        }
    }
}
