package org.latentrom.engine.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;

import org.latentrom.engine.io.SnapshotFormatException;

/** Follows a path in an HDF5 file; links within the file are followed, links to other files refused. */
final class Hdf5Path {
    private static final int MAX_SOFT_LINKS = 16;

    private Hdf5Path() {
    }

    /**
     * @param path with or without a leading slash
     * @param name of the file, {@code element} in it, for messages
     * @return the group or data set; null if there is none
     */
    static Node find(final HdfFile hdf, final String path, final String name, final String element)
        throws SnapshotFormatException {
        Node node = hdf;
        String rest = path;
        int links = 0;
        while (!rest.isEmpty()) {
            int slash = rest.indexOf('/');
            String part = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            Node child = node instanceof Group group ? group.getChild(part) : null;
            if (child == null) {
                return null;
            }
            if (child instanceof ExternalLink) {
                throw new SnapshotFormatException(name, element, "is a link to another file, which is not followed",
                    "Copy the data into one file (h5repack)");
            }
            if (child instanceof Link link) {
                if (++links > MAX_SOFT_LINKS) {
                    throw new SnapshotFormatException(name, element, "is a link that leads in a circle",
                        "Export the file anew");
                }
                String target = link.getTargetPath();
                rest = target + "/" + rest;
                node = target.startsWith("/") ? hdf : node;
                continue;
            }
            node = child;
        }
        return node;
    }
}
