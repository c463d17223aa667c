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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.ObjectiveOptions;

/** What a training minimises, beyond the weight of the KL divergence. */
@LoadDefaultsForAbsentFields
final class ObjectiveParameters implements NodeParameters {
    /** The bound that is maximised. */
    enum Kind {
        @Label(value = "Evidence lower bound", description = "The variational autoencoder.")
        ELBO, //
        @Label(value = "Importance-weighted bound", description = "IWAE: a bound that is the closer, the more latent "
            + "vectors are drawn for each field. The time of a step grows with their number.")
        IWAE, //
        @Label(value = "Reconstruction alone", description = "A plain autoencoder without noise and without KL "
            + "divergence: sharper fields, but nothing makes the latent space smooth, and it cannot be sampled.")
        AUTOENCODER
    }

    interface KindRef extends ParameterReference<Kind> {
    }

    interface ConsistentRef extends ParameterReference<Boolean> {
    }

    static final class IsElbo implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.ELBO);
        }
    }

    static final class IsIwae implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.IWAE);
        }
    }

    static final class IsVariational implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.ELBO, Kind.IWAE);
        }
    }

    static final class IsConsistent implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.ELBO, Kind.IWAE)
                .and(i.getBoolean(ConsistentRef.class).isTrue());
        }
    }

    @Widget(title = "Objective", description = "What the training maximises.")
    @RadioButtonsWidget
    @ValueReference(KindRef.class)
    Kind m_kind = Kind.ELBO;

    @Widget(title = "Free bits", description = "KL divergence, in nats, that each latent variable may have for "
        + "nothing: 0.05 to 0.5 keeps variables from being given up early; 0 is the plain bound.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsElbo.class, type = EffectType.SHOW)
    double m_freeBits = ObjectiveOptions.DEFAULT.freeBits();

    @Widget(title = "Latent vectors a field", description = "How many are drawn for the importance-weighted bound: 5 "
        + "is usual, 1 is the evidence lower bound.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsIwae.class, type = EffectType.SHOW)
    int m_samples = 5;

    @Widget(title = "Consistency between neighbours in time", description = "Also draws the latent distributions of "
        + "a snapshot and of the next or previous one of its run together, so that a trajectory becomes a smooth "
        + "curve in the latent space. Needs a time column; a step takes twice as long.")
    @ValueReference(ConsistentRef.class)
    @Effect(predicate = IsVariational.class, type = EffectType.SHOW)
    boolean m_consistent = false;

    @Widget(title = "Weight of the consistency", description = "Weight of the KL divergence between the two "
        + "distributions: 0.1 to 10.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsConsistent.class, type = EffectType.SHOW)
    double m_consistency = 1;

    /** @return whether the objective has a KL divergence */
    boolean isVariational() {
        return m_kind != Kind.AUTOENCODER;
    }

    /** @return whether rows must say their run and time */
    boolean needsTime() {
        return m_consistent && m_kind != Kind.AUTOENCODER;
    }

    /** @return these options; the engine checks their ranges */
    ObjectiveOptions of(final ObjectiveOptions objective) {
        final var consistent = objective.withConsistency(needsTime() ? m_consistency : 0);
        return switch (m_kind) {
            case ELBO -> consistent.withFreeBits(m_freeBits);
            case IWAE -> consistent.withSamples(m_samples);
            case AUTOENCODER -> consistent.withDeterministic(true);
        };
    }
}
