package org.latentrom.knime.reader;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.latentrom.knime.files.ChosenSnapshots;
import org.latentrom.knime.files.SnapshotSource;

/** What an open dialog of the Snapshot Reader shows of the chosen files; looked at anew when the choice changes. */
final class SourceLooks {
    private SourceLooks() {
    }

    /** The look, of which the others take what they show. */
    static final class Look implements StateProvider<SourceLook> {
        private Supplier<SnapshotSource> m_source;

        private Supplier<SnapshotReaderParameters.Scope> m_scope;

        private Supplier<SnapshotReaderParameters.SeveralFiles> m_files;

        private Supplier<String> m_dataSets;

        private Supplier<String> m_axes;

        private Supplier<ArrayParameters.Orientation> m_orientation;

        @Override
        public void init(final StateProviderInitializer i) {
            m_source = i.computeFromProvidedState(ChosenSnapshots.class);
            m_scope = i.computeFromValueSupplier(SnapshotReaderParameters.ScopeRef.class);
            m_files = i.computeFromValueSupplier(SnapshotReaderParameters.FilesRef.class);
            m_dataSets = i.computeFromValueSupplier(ArrayParameters.DataSetsRef.class);
            m_axes = i.computeFromValueSupplier(ArrayParameters.AxesRef.class);
            m_orientation = i.computeFromValueSupplier(ArrayParameters.OrientationRef.class);
        }

        @Override
        public SourceLook computeState(final NodeParametersInput input) {
            return SourceLook.at(m_source.get(), m_scope.get(), m_files.get(),
                new ArrayParameters(m_dataSets.get(), m_axes.get(), m_orientation.get()));
        }
    }

    /** The fields that can be chosen. */
    static final class Fields implements StringChoicesProvider {
        private Supplier<SourceLook> m_look;

        @Override
        public void init(final StateProviderInitializer i) {
            m_look = i.computeFromProvidedState(Look.class);
        }

        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            return m_look.get().fields().stream().map(f -> StringChoice.fromId(f.name())).toList();
        }
    }

    /** What is in the files, or why they cannot be read. */
    static final class Contents implements StateProvider<Optional<Message>> {
        private Supplier<SourceLook> m_look;

        @Override
        public void init(final StateProviderInitializer i) {
            m_look = i.computeFromProvidedState(Look.class);
        }

        @Override
        public Optional<Message> computeState(final NodeParametersInput input) {
            final SourceLook look = m_look.get();
            if (!look.problem().isEmpty()) {
                return Optional.of(new Message("This cannot be read", look.problem(), MessageType.WARNING));
            }
            return look.contents().isEmpty() ? Optional.empty()
                : Optional.of(new Message("In the file", look.contents(), MessageType.INFO));
        }
    }
}
