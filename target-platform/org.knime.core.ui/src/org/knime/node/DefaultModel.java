package org.knime.node;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** What a node does: configure and execute, or the description of how columns are rearranged. */
public final class DefaultModel implements FluentNodeAPI {
    final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> m_configure; // null if rearranging

    final ExecuteConsumer m_execute; // null if rearranging

    final ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> m_rearrange; // or null

    private final Class<? extends NodeParameters> m_parameters;

    private DefaultModel(final Class<? extends NodeParameters> parameters,
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, final ExecuteConsumer execute,
        final ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearrange) {
        m_parameters = parameters;
        m_configure = configure;
        m_execute = execute;
        m_rearrange = rearrange;
    }

    Optional<Class<? extends NodeParameters>> getParametersClass() {
        return Optional.ofNullable(m_parameters);
    }

    static RequireModelParameters create() {
        return parameters -> new RequireConfigureOrRearrangeColumns() {
            @Override
            public RequireExecute
                configure(final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure) {
                return execute -> new DefaultModel(parameters, configure, execute, null);
            }

            @Override
            public DefaultModel rearrangeColumns(
                final ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearrange) {
                return new DefaultModel(parameters, null, null, rearrange);
            }
        };
    }

    /** Stage that takes the class of the parameters. */
    public interface RequireModelParameters {
        /** Class of the parameters. */
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);

        /** No parameters. */
        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Stage that takes what the node does before the execution. */
    public interface RequireConfigureOrRearrangeColumns {
        /** Checks parameters and inputs, and says what comes out. */
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);

        /** For a node with one table in and one out. */
        DefaultModel rearrangeColumns(
            ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearrangeColumns);
    }

    /** Stage that takes what the node does. */
    public interface RequireExecute {
        /** Does the work. */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /** What is called before the execution. */
    public interface ConfigureOrRearrangerConsumer<I, O> {
        /** @throws InvalidSettingsException if the node cannot be executed so, with a remedy */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** What is called to execute. */
    public interface ExecuteConsumer {
        /** @throws KNIMEException if the execution fails, with a remedy */
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What is known before the execution. */
    public interface ConfigureInput {
        /** Parameters of the node. */
        <S extends NodeParameters> S getParameters();

        /** Specs at the inputs. */
        PortObjectSpec[] getInPortSpecs();

        /** Spec at an input. */
        <S extends PortObjectSpec> S getInPortSpec(int index);

        /** Specs at the inputs, all of which are tables. */
        DataTableSpec[] getInTableSpecs();

        /** Spec at an input that is a table. */
        DataTableSpec getInTableSpec(int portIndex);

        /** Types of the outputs. */
        PortType[] getOutPortTypes();
    }

    /** Takes what comes out. */
    public interface ConfigureOutput {
        /** Spec of an output. */
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /** Specs of all outputs. */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /** A warning at the node. */
        void setWarningMessage(String message);
    }

    /** What an execution works on. */
    public interface ExecuteInput {
        /** Parameters of the node. */
        <S extends NodeParameters> S getParameters();

        /** Progress, cancel, tables and file stores. */
        ExecutionContext getExecutionContext();

        /** Objects at the inputs. */
        PortObject[] getInPortObjects();

        /** Object at an input. */
        <D extends PortObject> D getInPortObject(int portIndex);

        /** Tables at the inputs, all of which are tables. */
        BufferedDataTable[] getInTables();

        /** Table at an input. */
        BufferedDataTable getInTable(int portIndex);

        /** Types of the outputs. */
        PortType[] getOutPortTypes();
    }

    /** Takes the results. */
    public interface ExecuteOutput {
        /** Object of an output. */
        <D extends PortObject> void setOutData(int index, D data);

        /** Objects of all outputs. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /** What the view may see. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        /** A warning at the node. */
        void setWarningMessage(String message);
    }

    /** What a rearranging node knows. */
    public interface RearrangeColumnsInput {
        /** Parameters of the node. */
        <S extends NodeParameters> S getParameters();

        /** Columns of the table. */
        DataTableSpec getDataTableSpec();
    }

    /** Takes how columns are rearranged. */
    public interface RearrangeColumnsOutput {
        /** How columns are rearranged. */
        void setColumnRearranger(ColumnRearranger rearranger);
    }
}
