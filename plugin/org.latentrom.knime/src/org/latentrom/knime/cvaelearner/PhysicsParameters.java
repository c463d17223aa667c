package org.latentrom.knime.cvaelearner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.latentrom.engine.cvae.CvaeData;
import org.latentrom.engine.cvae.FieldPenalty;
import org.latentrom.engine.cvae.ObjectiveOptions;
import org.latentrom.engine.cvae.Split;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.physics.PdePenalty;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.equations.EquationOptions;

/** Equations that decoded fields are to satisfy: a physics-informed training. */
@LoadDefaultsForAbsentFields
final class PhysicsParameters implements NodeParameters {
    /** A derivative along the time, such as u_t or velocity_x_xt. */
    private static final Pattern TIME_DERIVATIVE = Pattern.compile("_[xy]*t[xyt]*\\b");

    interface OnRef extends ParameterReference<Boolean> {
    }

    static final class IsOn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(OnRef.class).isTrue();
        }
    }

    @Widget(title = "Fields satisfy equations", description = "Adds the mean squared residual of equations on the "
        + "decoded fields to what is minimised. It helps if there are few snapshots; if the equations are not quite "
        + "those of the simulation, it does harm. A step takes longer.")
    @ValueReference(OnRef.class)
    boolean m_on = false;

    @Widget(title = "Equations", description = "As in the node PDE Residual: one a line, such as \"u_t + u*u_x = "
        + "nu*u_xx\" or only what should be 0. A channel's name is its value; letters after an underscore derive it. "
        + "Time derivatives take the snapshots before and after in the run and need a time column.")
    @TextAreaWidget(rows = 4)
    @Effect(predicate = IsOn.class, type = EffectType.SHOW)
    String m_text = "";

    @Widget(title = EquationOptions.CHANNELS, description = "What the equations call the channels, such as \"u = "
        + "velocity_x, v = velocity_y\". A symbol that is not named here is the channel of its own name.")
    @Effect(predicate = IsOn.class, type = EffectType.SHOW)
    String m_channels = "";

    @Widget(title = EquationOptions.PARAMETERS, description = "Numbers that the equations need, such as \"nu = "
        + "0.001\". A symbol that is neither given here nor a channel is one of the parameters of the run that encoder "
        + "and decoder are given.")
    @Effect(predicate = IsOn.class, type = EffectType.SHOW)
    String m_numbers = "";

    @Widget(title = "Radius", description = "How far around a pixel its polynomial is fitted for the derivatives, in "
        + "pixel widths: 2.5 for first and second derivatives, more for higher ones.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsOn.class, type = EffectType.SHOW)
    double m_radius = 2.5;

    @Widget(title = "Weight of the equations", description = "Weight of the residual beside the log likelihood of a "
        + "field, whose size is about the number of pixels: 10 up to that number. A residual as large as the largest "
        + "term of its equation counts as 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsOn.class, type = EffectType.SHOW)
    double m_weight = 100;

    /** @return whether rows must say their run and time */
    boolean needsTime() {
        return m_on && TIME_DERIVATIVE.matcher(m_text).find();
    }

    /** @return these options; the engine checks their ranges */
    ObjectiveOptions of(final ObjectiveOptions objective) {
        return m_on ? objective.withPenalty(m_weight) : objective;
    }

    private EquationOptions equations() throws InvalidSettingsException {
        try {
            return new EquationOptions(null, m_text, m_channels, m_numbers, PdeOptions.of(m_radius));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The radius cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /** @throws InvalidSettingsException if the equations cannot be read; the message says what and where */
    void check() throws InvalidSettingsException {
        if (m_on && m_text.isBlank()) {
            throw new InvalidSettingsException("No equation is typed. Type one, such as u_x + v_y = 0, or switch "
                + "\"Fields satisfy equations\" off.");
        }
        if (m_on) {
            equations().check();
        }
    }

    /**
     * @return the residual as a penalty, or none
     * @throws InvalidSettingsException if the equations cannot be read
     * @throws IllegalArgumentException if a symbol is not known, or a run has too few snapshots
     */
    FieldPenalty penalty(final CvaeData data, final Split split, final Progress progress)
        throws InvalidSettingsException {
        if (!m_on) {
            return FieldPenalty.NONE;
        }
        final List<String> warnings = new ArrayList<>(); // only of ready-made equations
        final var shape = data.fields().get(split.training()[0]).shape();
        final var system = equations().system(shape, data.parameterNames(), warnings);
        return new PdePenalty(system, PdeOptions.of(m_radius), data, split.training(), split.validation(), progress);
    }
}
