package org.latentrom.knime.reader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.knime.files.SnapshotSource;

/**
 * What a look at the chosen files shows.
 *
 * @param fields the fields of the first snapshot
 * @param contents what there is, in sentences; empty if no file is chosen or it cannot be read
 * @param problem why the files cannot be read; empty if they can
 */
record SourceLook(List<FieldInfo> fields, String contents, String problem) {
    static final SourceLook NOTHING = new SourceLook(List.of(), "", "");

    private static final int NAMES_SHOWN = 20;

    /**
     * Opens the files as the node does, but for what selects a part of them, and reads the first snapshot.
     *
     * @param scope file or folder
     * @param files what several files of a folder are
     * @param arrays how arrays are understood
     */
    static SourceLook at(final SnapshotSource source, final SnapshotReaderParameters.Scope scope,
        final SnapshotReaderParameters.SeveralFiles files, final ArrayParameters arrays) {
        if (!source.isChosen()) {
            return NOTHING;
        }
        try {
            final var options = ReadOptions.DEFAULTS.withDuplicates(ReadOptions.Duplicates.KEEP_LAST)
                .withNonFinite(true).withParameters(ReadOptions.Parameters.NONE, Optional.empty())
                .withFiles(scope.files(files)).withArrays(arrays.options());
            return source.read(path -> {
                final var progress = new LookProgress();
                try (var series = SnapshotFiles.open(scope.opened(path), options, progress)) {
                    return of(series, progress);
                }
            });
        } catch (CancellationException e) {
            return new SourceLook(List.of(), "", "The look at the files was stopped after " + LookProgress.SECONDS
                + " seconds. The node takes the time it needs; give the names of fields by hand.");
        } catch (IOException | InvalidSettingsException | RuntimeException | OutOfMemoryError e) {
            // whatever is wrong with a file must not keep the dialog from working
            return new SourceLook(List.of(), "", e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static SourceLook of(final SnapshotSeries series, final LookProgress progress) throws IOException {
        final List<SnapshotEntry> entries = series.entries();
        final double first = entries.stream().mapToDouble(SnapshotEntry::time).min().orElse(0);
        final double last = entries.stream().mapToDouble(SnapshotEntry::time).max().orElse(0);
        final List<String> runs = entries.stream().map(SnapshotEntry::run).distinct().toList();
        final var text = new StringBuilder().append(entries.size())
            .append(entries.size() == 1 ? " snapshot at time " + first : " snapshots from time " + first + " to "
                + last)
            .append(runs.size() == 1 ? "" : " in " + runs.size() + " runs: " + names(runs)).append(".\n")
            .append("Fields: ").append(names(series.fields().stream().map(SourceLook::text).toList())).append(".\n")
            .append("Mesh of the first snapshot: ").append(MeshText.of(series.read(0, progress).mesh())).append('.');
        series.warnings().stream().limit(3).forEach(w -> text.append('\n').append(w));
        return new SourceLook(series.fields(), text.toString(), "");
    }

    private static String text(final FieldInfo field) {
        return field.name() + " (" + (field.components() == 1 ? "" : field.components() + " components, ")
            + (field.location() == MeshField.Location.POINT ? "points" : "cells") + ")";
    }

    private static String names(final List<String> names) {
        return names.isEmpty() ? "none" : names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
            + (names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "");
    }
}
