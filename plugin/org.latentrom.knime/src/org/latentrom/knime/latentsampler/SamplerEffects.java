package org.latentrom.knime.latentsampler;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.latentrom.knime.latentsampler.LatentSamplerParameters.Mode;

/** Which options of the Latent Sampler are shown for which kind of states. */
final class SamplerEffects {
    private SamplerEffects() {
    }

    interface ModeRef extends ParameterReference<Mode> {
    }

    static final class AllRef implements BooleanReference {
    }

    private abstract static class OneOf implements EffectPredicateProvider {
        private final Mode[] m_modes;

        OneOf(final Mode... modes) {
            m_modes = modes;
        }

        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModeRef.class).isOneOf(m_modes);
        }
    }

    static final class HasCount extends OneOf {
        HasCount() {
            super(Mode.PRIOR, Mode.MIXTURE, Mode.INTERPOLATION, Mode.HYPERCUBE);
        }
    }

    static final class IsRandom extends OneOf {
        IsRandom() {
            super(Mode.PRIOR, Mode.MIXTURE, Mode.HYPERCUBE);
        }
    }

    static final class IsMixture extends OneOf {
        IsMixture() {
            super(Mode.MIXTURE);
        }
    }

    static final class IsInterpolation extends OneOf {
        IsInterpolation() {
            super(Mode.INTERPOLATION);
        }
    }

    static final class IsHypercube extends OneOf {
        IsHypercube() {
            super(Mode.HYPERCUBE);
        }
    }

    static final class HasCentre extends OneOf {
        HasCentre() {
            super(Mode.HYPERCUBE, Mode.TRAVERSAL, Mode.GRID);
        }
    }

    static final class HasValues extends OneOf {
        HasValues() {
            super(Mode.TRAVERSAL, Mode.GRID);
        }
    }

    static final class IsTraversal extends OneOf {
        IsTraversal() {
            super(Mode.TRAVERSAL);
        }
    }

    static final class IsGrid extends OneOf {
        IsGrid() {
            super(Mode.GRID);
        }
    }

    /** A grid names its variables, a traversal only if it is not one of all. */
    static final class HasNoLatent implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            final var mode = i.getEnum(ModeRef.class);
            return mode.isOneOf(Mode.PRIOR, Mode.MIXTURE, Mode.INTERPOLATION, Mode.HYPERCUBE)
                .or(mode.isOneOf(Mode.TRAVERSAL).and(i.getBoolean(AllRef.class).isTrue()));
        }
    }
}
