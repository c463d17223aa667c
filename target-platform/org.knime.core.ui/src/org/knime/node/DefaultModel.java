package org.knime.node;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;

/** What a node does: configure and execute. */
public final class DefaultModel implements FluentNodeAPI {
    final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> m_configure;

    final ExecuteConsumer m_execute;

    private final Class<? extends NodeParameters> m_parameters;

    private DefaultModel(final Class<? extends NodeParameters> parameters,
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, final ExecuteConsumer execute) {
        m_parameters = parameters;
        m_configure = configure;
        m_execute = execute;
    }

    Optional<Class<? extends NodeParameters>> getParametersClass() {
        return Optional.ofNullable(m_parameters);
    }

    static RequireModelParameters create() {
        return parameters -> configure -> execute -> new DefaultModel(parameters, configure, execute);
    }

    public interface RequireModelParameters {
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);

        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Stage that takes what the node does before the execution. */
    public interface RequireConfigureOrRearrangeColumns {
        /** Checks parameters and inputs, and says what comes out. */
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    public interface RequireExecute {
        DefaultModel execute(ExecuteConsumer execute);
    }

    /** What is called before the execution. */
    public interface ConfigureOrRearrangerConsumer<I, O> {
        /** @throws InvalidSettingsException if the node cannot be executed so, with a remedy */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    public interface ExecuteConsumer {
        /** @throws KNIMEException if the execution fails, with a remedy */
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What is known before the execution. */
    public interface ConfigureInput {
        <S extends NodeParameters> S getParameters();
        <S extends PortObjectSpec> S getInPortSpec(int index);
        DataTableSpec getInTableSpec(int portIndex);
    }

    public interface ConfigureOutput {
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /** Specs of all outputs. */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        void setWarningMessage(String message);
    }

    public interface ExecuteInput {
        <S extends NodeParameters> S getParameters();

        /** Progress, cancel, tables and file stores. */
        ExecutionContext getExecutionContext();

        <D extends PortObject> D getInPortObject(int portIndex);
        BufferedDataTable getInTable(int portIndex);
    }

    public interface ExecuteOutput {
        <D extends PortObject> void setOutData(int index, D data);

        /** Objects of all outputs. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /** What the view may see. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        void setWarningMessage(String message);
    }
}
