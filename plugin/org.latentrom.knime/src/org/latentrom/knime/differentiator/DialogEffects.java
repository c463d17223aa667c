package org.latentrom.knime.differentiator;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.knime.differentiator.FitChoices.Shape;
import org.latentrom.knime.differentiator.NoiseChoices.Border;
import org.latentrom.knime.differentiator.WlsqmDifferentiatorParameters.Channels;

/** Which options the dialog shows, by what is chosen in others, and bounds of numbers. */
final class DialogEffects {
    /** More denoising steps than this are a mistake: a larger radius does the same at once. */
    static final int MOST_STEPS = 100;

    private DialogEffects() {
    }

    interface ChannelsRef extends ParameterReference<Channels> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChannelsRef.class).isOneOf(Channels.NAMED);
        }
    }

    interface ShapeRef extends ParameterReference<Shape> {
    }

    interface BorderRef extends ParameterReference<Border> {
    }

    static final class WithVorticity implements BooleanReference {
    }

    static final class WithDivergence implements BooleanReference {
    }

    static final class HasVelocity implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(WithVorticity.class).isTrue().or(i.getBoolean(WithDivergence.class).isTrue());
        }
    }

    static final class IsPNorm implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ShapeRef.class).isOneOf(Shape.P_NORM);
        }
    }

    static final class IsBandGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(BorderRef.class).isOneOf(Border.GIVEN);
        }
    }

    static final class GreatestOrder extends MaxValidation {
        @Override
        protected double getMax() {
            return FitOptions.GREATEST_ORDER;
        }
    }

    static final class MostSteps extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_STEPS;
        }
    }
}
