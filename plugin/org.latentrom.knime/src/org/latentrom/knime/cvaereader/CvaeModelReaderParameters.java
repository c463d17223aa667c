package org.latentrom.knime.cvaereader;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentrom.knime.files.ModelSource;

/** Options of the CVAE Model Reader. */
@LoadDefaultsForAbsentFields
final class CvaeModelReaderParameters implements NodeParameters {
    ModelSource m_source = new ModelSource();
}
