package org.latentrom.knime.cvaelearner;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.knime.cvaelearner.NetworkChoices.Between;
import org.latentrom.knime.cvaelearner.NetworkChoices.Kind;
import org.latentrom.knime.cvaelearner.NetworkChoices.Norm;
import org.latentrom.knime.cvaelearner.NetworkChoices.Preset;
import org.latentrom.knime.table.NameList;

/** Which network encodes and decodes, beside the sizes that all networks have. */
@LoadDefaultsForAbsentFields
final class NetworkParameters implements NodeParameters {
    interface PresetRef extends ParameterReference<Preset> {
    }

    interface KindRef extends ParameterReference<Kind> {
    }

    static final class IsOwn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetRef.class).isOneOf(Preset.OWN);
        }
    }

    static final class IsDense implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetRef.class).isOneOf(Preset.MLP)
                .or(new IsOwn().init(i).and(i.getEnum(KindRef.class).isOneOf(Kind.MLP)));
        }
    }

    static final class IsConvolutional implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return new IsDense().init(i).negate();
        }
    }

    static final class IsOwnConvolutional implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return new IsOwn().init(i).and(new IsConvolutional().init(i));
        }
    }

    static final class IsResidualSkip implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetRef.class).isOneOf(Preset.RESIDUAL_SKIP)
                .or(new IsOwn().init(i).and(i.getEnum(KindRef.class).isOneOf(Kind.RESIDUAL_SKIP)));
        }
    }

    @Widget(title = "Network", description = "Ready-made networks for any grid, or one of your own.")
    @RadioButtonsWidget
    @ValueReference(PresetRef.class)
    Preset m_preset = Preset.RESIDUAL_SKIP;

    @Widget(title = "Family", description = "What the network is made of.")
    @RadioButtonsWidget
    @ValueReference(KindRef.class)
    @Effect(predicate = IsOwn.class, type = EffectType.SHOW)
    Kind m_kind = Kind.RESIDUAL_SKIP;

    @Widget(title = "Blocks a level", description = "Residual blocks at each resolution.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsOwnConvolutional.class, type = EffectType.SHOW)
    int m_blocks = NetworkOptions.DEFAULT.blocks().count();

    @Widget(title = "Activation", description = "The non-linear function after the layers.")
    @RadioButtonsWidget
    @Effect(predicate = IsOwn.class, type = EffectType.SHOW)
    Between m_activation = Between.SOFT_GATE;

    @Widget(title = "Normalisation", description = "What evens out the sizes of the maps.")
    @RadioButtonsWidget
    @Effect(predicate = IsOwnConvolutional.class, type = EffectType.SHOW)
    Norm m_normalization = Norm.NONE;

    @Widget(title = "Dropout", description = "Share of the channels that a training step leaves out, 0 to 0.9: against "
        + "overfitting with few rows.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsOwn.class, type = EffectType.SHOW)
    double m_dropout = NetworkOptions.DEFAULT.blocks().dropout();

    @Widget(title = "Latent variables at every level", description = "The decoder is given the latent variables anew "
        + "at every resolution (skip-VAE), which keeps them in use.")
    @Effect(predicate = IsOwnConvolutional.class, type = EffectType.SHOW)
    boolean m_skips = NetworkOptions.DEFAULT.skips();

    @Widget(title = "Patch", description = "Side of the squares of pixels that become one pixel with more channels "
        + "before the finest level: 2 is four times as fast on large grids; 0 chooses it from the grid.",
        advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsOwnConvolutional.class, type = EffectType.SHOW)
    int m_patch = NetworkOptions.DEFAULT.patch();

    @Widget(title = "Widening", description = "How many times as many channels a coarse level may have as the finest: "
        + "a power of two; 0 chooses it from the family.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsOwnConvolutional.class, type = EffectType.SHOW)
    int m_widening = NetworkOptions.DEFAULT.widening();

    @Widget(title = "Hidden layers", description = "Sizes of the encoder's dense layers, such as 400, 200; the decoder "
        + "has the same backwards. Empty for one layer of 400.")
    @Effect(predicate = IsDense.class, type = EffectType.SHOW)
    String m_hidden = "";

    /** @return the network, with latent size and sizes still to come; the engine checks its ranges */
    NetworkOptions options() {
        final NetworkOptions base = m_preset == Preset.OWN ? own() : m_preset.m_preset.options();
        return base.withHidden(hidden());
    }

    private NetworkOptions own() {
        return NetworkOptions.DEFAULT.withKind(m_kind.m_kind)
            .withBlocks(NetworkOptions.DEFAULT.blocks().withCount(m_blocks).withActivation(m_activation.m_activation)
                .withNormalization(m_normalization.m_normalization).withDropout(m_dropout))
            .withSkips(m_skips).withPatch(m_patch).withWidening(m_widening);
    }

    private List<Integer> hidden() {
        final List<Integer> sizes = new ArrayList<>();
        for (String size : NameList.parse(m_hidden)) {
            try {
                sizes.add(Integer.valueOf(size));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("hidden layers: \"" + size + "\" is no whole number; give sizes "
                    + "with commas between them, such as 400, 200", e);
            }
        }
        return sizes;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("An option is out of its range: " + e.getMessage() + ".", e);
        }
    }
}
