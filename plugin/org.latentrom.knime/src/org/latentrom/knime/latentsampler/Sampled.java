package org.latentrom.knime.latentsampler;

import org.knime.core.data.DataCell;
import org.latentrom.knime.latentsampler.SourceStates.State;

/**
 * A state of the output.
 *
 * @param run what the column of runs says
 * @param note what the column of the kind of states says; null if there is none
 * @param state latent variables, time and parameters
 */
record Sampled(String run, DataCell note, State state) {
}
