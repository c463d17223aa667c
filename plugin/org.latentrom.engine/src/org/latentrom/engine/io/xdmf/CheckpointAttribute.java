package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.fenics.FunctionDofs;
import org.latentrom.engine.io.fenics.FunctionSpace;

/** An Attribute of the kind FiniteElementFunction, as {@code XDMFFile.write_checkpoint} of dolfin writes it. */
final class CheckpointAttribute {
    private CheckpointAttribute() {
    }

    static boolean is(final XmlElement attribute) {
        return attribute.attribute("ItemType").orElse("").equals("FiniteElementFunction")
            || attribute.attribute("ElementFamily").isPresent();
    }

    /**
     * The items are: degrees of freedom of the cells, values, where each cell's begin, and numbers that dolfin gave the
     * cells. The cells stand in the order of the grid's topology, whatever the numbers: after a parallel run they are
     * those of a mesh that is not in the file.
     */
    static FunctionDofs read(final XmlElement attribute, final DataItems items, final XdmfDocument document)
        throws IOException {
        String family = attribute.attribute("ElementFamily").orElse("");
        String degree = attribute.attribute("ElementDegree").orElse("");
        String cell = attribute.attribute("ElementCell").orElse("");
        FunctionSpace space = (degree.matches("[0-9]{1,3}")
            ? FunctionSpace.of(family, Integer.parseInt(degree), cell) : Optional.<FunctionSpace>empty())
            .orElseThrow(() -> items.error(attribute, "is a finite element function of the space "
                + SourceFolder.shorten(family + " " + degree + " on a " + cell) + ", which is not supported",
                "Interpolate it to CG 1, CG 2 or DG 0 before write_checkpoint"));
        List<XmlElement> data = document.children(attribute, "DataItem");
        if (data.size() != 4) {
            throw items.error(attribute, "is a finite element function with " + data.size()
                + " DataItems instead of 4", "Write it anew with write_checkpoint of FEniCS 2018 or 2019");
        }
        int[] starts = items.integers(data.get(2));
        var cells = new int[Math.max(0, starts.length - 1)];
        Arrays.setAll(cells, c -> c);
        return new FunctionDofs(space, items.integers(data.get(0)), starts, cells, items.doubles(data.get(1)));
    }
}
