package org.knime.node;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** A web view. The stand-in keeps its parameters and shows nothing. */
public final class DefaultView implements FluentNodeAPI {
    private final Class<? extends NodeParameters> m_parameters;

    private Function<ViewInput, ?> m_data;

    private DefaultView(final Class<? extends NodeParameters> parameters) {
        m_parameters = parameters;
    }

    static RequireViewParameters create() {
        return parameters -> description -> page -> {
            Objects.requireNonNull(page.apply(Page.create()), description);
            return new DefaultView(parameters);
        };
    }

    Optional<Class<? extends NodeParameters>> getParametersClass() {
        return Optional.ofNullable(m_parameters);
    }

    Optional<Function<ViewInput, ?>> data() {
        return Optional.ofNullable(m_data);
    }

    public <D> DefaultView initialData(final Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        RequireInitialData stage = new RequireInitialData() {
            @Override
            public <E> DefaultInitialData<E> data(final Function<ViewInput, E> data) {
                return new DefaultInitialData<>(data);
            }
        };
        m_data = initialData.apply(stage).m_data;
        return this;
    }

    public interface RequireViewParameters {
        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);
    }

    public interface RequireDescription {
        RequirePage description(String description);
    }

    public interface RequirePage {
        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    public interface RequireInitialData {
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    public static final class DefaultInitialData<D> implements FluentNodeAPI {
        private final Function<ViewInput, D> m_data;

        DefaultInitialData(final Function<ViewInput, D> data) {
            m_data = data;
        }
    }

    public interface ViewInput {
        <S extends NodeParameters> S getParameters();

        default BufferedDataTable[] getInternalTables() {
            PortObject[] all = getInternalPortObjects();
            BufferedDataTable[] result = new BufferedDataTable[all.length];
            System.arraycopy(all, 0, result, 0, all.length);
            return result;
        }

        /** What the execution left for the view; null before. */
        PortObject[] getInternalPortObjects();
    }
}
