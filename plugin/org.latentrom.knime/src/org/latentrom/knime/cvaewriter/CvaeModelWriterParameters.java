package org.latentrom.knime.cvaewriter;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentrom.knime.files.ModelTarget;
import org.latentrom.knime.files.WriteOptions;

/** Options of the CVAE Model Writer. */
@LoadDefaultsForAbsentFields
final class CvaeModelWriterParameters implements NodeParameters {
    ModelTarget m_target = new ModelTarget();

    WriteOptions m_options = new WriteOptions();
}
