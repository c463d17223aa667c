package org.latentrom.runner.tests.nodes;

import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** A node with one of each mistake that only shows in a dialog. */
public final class ClumsyNodeFactory extends DefaultNodeFactory {
    interface There extends ParameterReference<Boolean> {
    }

    interface Gone extends ParameterReference<String> {
    }

    enum Colour {
        @Label("Red")
        RED, BLUE
    }

    static final class NeedsGone implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(There.class).isTrue().and(i.getString(Gone.class).isEqualTo("x"));
        }
    }

    static final class NeedsAnEnum implements EffectPredicateProvider {
        interface Wrong extends ParameterReference<Colour> {
        }

        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(Wrong.class).isOneOf(Colour.RED);
        }
    }

    static final class NeedsInput implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
            return context.getInTableSpec(0).orElseThrow().stream().toList();
        }
    }

    @Section(title = "B")
    interface B {
    }

    @Section(title = "A")
    @Effect(predicate = NeedsGone.class, type = EffectType.SHOW)
    interface A {
    }

    static final class Parameters implements NodeParameters {
        @Widget(title = "Fine", description = "All is well here.")
        @ValueReference(There.class)
        @Layout(B.class)
        boolean m_fine = true;

        @Widget(title = "", description = "without an end")
        @Effect(predicate = NeedsGone.class, type = EffectType.SHOW)
        @Layout(A.class)
        Colour m_colour = Colour.RED;

        @Widget(title = "Column", description = "A column.")
        @ChoicesProvider(NeedsInput.class)
        @Effect(predicate = NeedsAnEnum.class, type = EffectType.SHOW)
        @ValueReference(NeedsAnEnum.Wrong.class)
        String m_column = "";

        @Widget(title = "Count", description = "A number.")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        int m_count;
    }

    private static final DefaultNode NODE = DefaultNode.create().name("Clumsy").icon("./none.png")
        .shortDescription("No end").fullDescription("For tests.").sinceVersion(5, 8, 0)
        .ports(p -> p.addInputTable("In", " "))
        .model(m -> m.parametersClass(Parameters.class).configure((in, out) -> {
        }).execute((in, out) -> {
        }));

    /** Registered in plugin.xml. */
    public ClumsyNodeFactory() {
        super(NODE);
    }
}
