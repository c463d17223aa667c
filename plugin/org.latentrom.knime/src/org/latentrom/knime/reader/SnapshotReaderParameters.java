package org.latentrom.knime.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.RunSelection;
import org.latentrom.knime.files.SnapshotSource;
import org.latentrom.knime.table.NameList;

/** Options of the Snapshot Reader. */
@LoadDefaultsForAbsentFields
final class SnapshotReaderParameters implements NodeParameters {
    @Section(title = "Source")
    interface SourceSection {
    }

    @Section(title = "Selection")
    @After(SourceSection.class)
    interface SelectionSection {
    }

    @Section(title = "Arrays (NumPy, HDF5, MATLAB)")
    @After(SelectionSection.class)
    interface ArraysSection {
    }

    @Section(title = "Simulation parameters")
    @After(ArraysSection.class)
    interface ParametersSection {
    }

    @Section(title = "Doubtful input")
    @After(ParametersSection.class)
    interface DoubtSection {
    }

    /** How much is read. */
    enum Scope {
        @Label(value = "The file", description = "The chosen file, with the files that belong to it: one run.")
        FILE, //
        @Label(value = "Its folder", description = "All runs in the folder of the chosen file: several files, or "
            + "subfolders with one run each.")
        FOLDER, //
        @Label(value = "The folder above", description = "All runs of a sweep whose runs lie in folders of their own: "
            + "choose a file of any of them.")
        PARENT;

        /** @return what several files of a folder are; of no meaning for a file alone */
        ReadOptions.SeveralFiles files(final SeveralFiles chosen) {
            return this == FILE ? ReadOptions.SeveralFiles.RUNS : ReadOptions.SeveralFiles.valueOf(chosen.name());
        }

        /** @return the path to open: the chosen one, its folder, or the folder of that; a chosen folder as it is */
        Path opened(final Path chosen) {
            if (this == FILE || Files.isDirectory(chosen)) {
                return chosen;
            }
            final Path folder = above(chosen.toAbsolutePath());
            return this == FOLDER ? folder : above(folder);
        }

        private static Path above(final Path path) {
            return path.getParent() == null ? path : path.getParent();
        }
    }

    /** What several files of one folder are. */
    enum SeveralFiles {
        @Label(value = "Runs", description = "Each file, or series of numbered files, is a run.")
        RUNS, //
        @Label(value = "Fields of one run", description = "The files of a folder hold different fields of one run, "
            + "as FEniCS writes velocity.pvd and pressure.pvd. They are put together by time. All must have the same "
            + "times and the same mesh. In a folder of subfolders each subfolder is a run.")
        FIELDS
    }

    /** Which runs are read. */
    enum Runs {
        @Label(value = "All", description = "Every run.")
        ALL, //
        @Label(value = "Only", description = "Only the named runs.")
        ONLY, //
        @Label(value = "All but", description = "Every run but the named ones.")
        ALL_BUT
    }

    /** Where the parameters of the runs come from. */
    enum Parameters {
        @Label(value = "Automatic", description = "The CSV file if it is there, else the runs' names, else none.")
        AUTO, //
        @Label(value = "CSV file", description = "A file in the opened folder with a column that names the run, and a "
            + "column for each parameter.")
        CSV, //
        @Label(value = "Names of the runs", description = "Names like nu_0.008 or Re=100,nu=0.01.")
        NAME, //
        @Label(value = "None", description = "No parameter columns.")
        NONE
    }

    /** What happens if a run has two snapshots of one time. */
    enum Duplicates {
        @Label(value = "Fail", description = "The node fails and names both.")
        FAIL, //
        @Label(value = "Take the later one", description = "The one that comes later in the file, as a restarted "
            + "simulation means it.")
        KEEP_LAST
    }

    interface ScopeRef extends ParameterReference<Scope> {
    }

    interface FilesRef extends ParameterReference<SeveralFiles> {
    }

    interface RunsRef extends ParameterReference<Runs> {
    }

    interface ParametersRef extends ParameterReference<Parameters> {
    }

    static final class ReadsFolder implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ScopeRef.class).isOneOf(Scope.FOLDER, Scope.PARENT);
        }
    }

    static final class NamesRuns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RunsRef.class).isOneOf(Runs.ONLY, Runs.ALL_BUT);
        }
    }

    static final class IsCsv implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ParametersRef.class).isOneOf(Parameters.CSV);
        }
    }

    @Layout(SourceSection.class)
    SnapshotSource m_source = new SnapshotSource();

    @Widget(title = "Read", description = "The chosen file alone, all runs of its folder, or all "
        + "runs of the folder above.")
    @ValueSwitchWidget
    @ValueReference(ScopeRef.class)
    @Layout(SourceSection.class)
    Scope m_scope = Scope.FILE;

    @Widget(title = "Several files in a folder", description = "Whether the files of one folder are runs of their own, "
        + "or hold different fields of one run.")
    @ValueSwitchWidget
    @ValueReference(FilesRef.class)
    @Effect(predicate = ReadsFolder.class, type = EffectType.SHOW)
    @Layout(SourceSection.class)
    SeveralFiles m_files = SeveralFiles.RUNS;

    @TextMessage(SourceLooks.Contents.class)
    @Layout(SourceSection.class)
    Void m_contents;

    @Widget(title = "Fields", description = "The fields to read, listed after a look at the file. If none is chosen "
        + "here or named below, all fields of the first snapshot are read. Each must be in every snapshot.")
    @ChoicesProvider(SourceLooks.Fields.class)
    @TwinlistWidget(excludedLabel = "In the file", includedLabel = "Read only")
    @Layout(SelectionSection.class)
    String[] m_chosenFields = new String[0];

    @Widget(title = "Fields by name", description = "Names of further fields to read, with commas between them, for "
        + "files that are not there yet.")
    @Layout(SelectionSection.class)
    String m_fields = "";

    @Widget(title = "From time", description = "Leaves out earlier snapshots. Two readers with different times split a "
        + "simulation into training and test.")
    @Layout(SelectionSection.class)
    Optional<Double> m_timeFrom = Optional.empty();

    @Widget(title = "To time", description = "Leaves out later snapshots.")
    @Layout(SelectionSection.class)
    Optional<Double> m_timeTo = Optional.empty();

    @Widget(title = "Runs", description = "Which runs are read. Leave one out to test a model on it.")
    @ValueSwitchWidget
    @ValueReference(RunsRef.class)
    @Layout(SelectionSection.class)
    Runs m_runs = Runs.ALL;

    @Widget(title = "Names of runs", description = "Names of runs with commas between them: names of subfolders, or of "
        + "files without their ending.")
    @Effect(predicate = NamesRuns.class, type = EffectType.SHOW)
    @Layout(SelectionSection.class)
    String m_runNames = "";

    @Layout(ArraysSection.class)
    ArrayParameters m_arrays = new ArrayParameters();

    @Widget(title = "Parameters from", description = "Where the parameters of the runs come from, such as a "
        + "viscosity. Each becomes a number column.")
    @RadioButtonsWidget
    @ValueReference(ParametersRef.class)
    @Layout(ParametersSection.class)
    Parameters m_parameters = Parameters.AUTO;

    @Widget(title = "CSV file", description = "Name of the file in the opened folder.")
    @Effect(predicate = IsCsv.class, type = EffectType.SHOW)
    @Layout(ParametersSection.class)
    String m_parameterFile = "parameters.csv";

    @Widget(title = "Duplicate times", description = "What to do if a run has two snapshots of one time.")
    @ValueSwitchWidget
    @Layout(DoubtSection.class)
    Duplicates m_duplicates = Duplicates.FAIL;

    @Widget(title = "Allow NaN and infinite values", description = "Passes such values on instead of failing. They "
        + "cannot be rasterized.")
    @Layout(DoubtSection.class)
    boolean m_allowNonFinite = false;

    /** @return the path to open: the chosen one, or its folder */
    Path opened(final Path chosen) {
        return m_scope.opened(chosen);
    }

    /** @param opened what {@link #opened} returned; the CSV file lies in it */
    ReadOptions options(final Path opened) throws InvalidSettingsException {
        final var options = ReadOptions.DEFAULTS //
            .withFields(fields()) //
            .withTimes(m_timeFrom.orElse(Double.NEGATIVE_INFINITY), m_timeTo.orElse(Double.POSITIVE_INFINITY)) //
            .withRuns(new RunSelection(RunSelection.Mode.valueOf(m_runs.name()),
                new HashSet<>(NameList.parse(m_runNames)))) //
            .withDuplicates(ReadOptions.Duplicates.valueOf(m_duplicates.name())) //
            .withNonFinite(m_allowNonFinite) //
            .withFiles(m_scope.files(m_files)) //
            .withArrays(m_arrays.options());
        final var parameters = ReadOptions.Parameters.valueOf(m_parameters.name());
        return options.withParameters(parameters,
            m_parameters == Parameters.CSV ? Optional.of(parameterFile(opened)) : Optional.empty());
    }

    private List<String> fields() {
        final List<String> fields = new ArrayList<>(m_chosenFields == null ? List.of() : List.of(m_chosenFields));
        fields.addAll(NameList.parse(m_fields));
        return fields;
    }

    private Path parameterFile(final Path opened) throws InvalidSettingsException {
        final Path folder = Files.isDirectory(opened) ? opened : opened.toAbsolutePath().getParent();
        final Path file = folder.resolve(m_parameterFile).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new InvalidSettingsException("The CSV file \"" + m_parameterFile + "\" does not lie in the opened "
                + "folder. Copy it there and give its name alone.");
        }
        return file;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        final double from = m_timeFrom.orElse(Double.NEGATIVE_INFINITY);
        final double to = m_timeTo.orElse(Double.POSITIVE_INFINITY);
        if (!(from <= to)) {
            throw new InvalidSettingsException("No time lies between \"From time\" " + from + " and \"To time\" "
                + "" + to + ".");
        }
        if (m_runs != Runs.ALL && NameList.parse(m_runNames).isEmpty()) {
            throw new InvalidSettingsException("No run is named. Name one, or read all runs.");
        }
        m_arrays.validate();
        if (m_parameters == Parameters.CSV && m_parameterFile.isBlank()) {
            throw new InvalidSettingsException("The CSV file with the parameters has no name.");
        }
    }
}
