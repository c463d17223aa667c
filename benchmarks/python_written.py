"""Reads what benchmarks/run written-files has written with VTK, meshio (and so h5py) and NumPy; compares every number.

Usage: python_written.py FOLDER
Prints a line for each case, format and reader; exit code 1 if one differs or cannot be read. A reader that is not
installed, or cannot read a format by its own documentation, is said so.
"""
import json
import os
import sys
import xml.etree.ElementTree as ET

import numpy as np

try:
    import vtk
    from vtk.util.numpy_support import vtk_to_numpy
except ImportError:
    vtk = None
try:
    import meshio
except ImportError:
    meshio = None

MESHIO_TYPES = {5: "triangle", 9: "quad", 22: "triangle6", 28: "quad9"}


class Truth:
    def __init__(self, folder):
        with open(os.path.join(folder, "truth.json")) as file:
            data = json.load(file)
        self.kind = data["kind"]
        self.times = data["times"]
        self.arrays = {}
        for a in data["arrays"]:
            values = np.fromfile(os.path.join(folder, a["file"]), a["type"])
            self.arrays[a["name"]] = values.reshape(a["shape"])

    def __getitem__(self, name):
        return self.arrays[name]

    def fields(self, location, step):
        ending = "_%d" % step
        return {n[len(location) + 1:-len(ending)]: v for n, v in self.arrays.items()
                if n.startswith(location + "_") and n.endswith(ending)}

    def vector(self, step):
        u = np.stack([self["u_x_%d" % step], self["u_y_%d" % step], 0 * self["u_x_%d" % step]], axis=1)
        return {"T": self["T_%d" % step], "u": u}

    def cells(self):
        """Nodes of the cells in groups of one type, as meshio has them."""
        groups = []
        start = 0
        for c, kind in enumerate(self["types"]):
            nodes = self["connectivity"][self["offsets"][c]:self["offsets"][c + 1]]
            if c == 0 or kind != self["types"][c - 1]:
                groups.append((MESHIO_TYPES[kind], []))
            groups[-1][1].append(nodes)
        return [(kind, np.array(nodes)) for kind, nodes in groups]


def same(what, a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape or not np.array_equal(a.astype("f8"), b.astype("f8")):
        raise AssertionError("%s differs: shapes %s, %s" % (what, a.shape, b.shape))


def quads(truth):
    """Corners of the valid pixels, (pixels, 4, 2)."""
    x0, x1, y0, y1 = truth["extent"]
    valid = np.flatnonzero(truth["mask"])
    h, w = 30, 50
    i, j = valid % w, valid // w
    dx, dy = (x1 - x0) / w, (y1 - y0) / h
    corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
    return np.stack([np.stack([x0 + a * dx, y0 + b * dy], axis=1) for a, b in corners], axis=1)


def with_vtk(folder, truth):
    pvd = [f for f in os.listdir(folder) if f.endswith(".pvd")][0]
    sets = ET.parse(os.path.join(folder, pvd)).getroot().findall("Collection/DataSet")
    same("times", [float(s.get("timestep")) for s in sets], truth.times)
    for step, s in enumerate(sets):
        path = os.path.join(folder, s.get("file"))
        image = path.endswith(".vti")
        reader = vtk.vtkXMLImageDataReader() if image else vtk.vtkXMLUnstructuredGridReader()
        errors = []
        reader.AddObserver("ErrorEvent", lambda *_: errors.append(1))
        reader.SetFileName(path)
        reader.Update()
        assert not errors, "VTK reports an error"
        data = reader.GetOutput()
        same("TimeValue", vtk_to_numpy(data.GetFieldData().GetArray("TimeValue")), [truth.times[step]])
        (image_data if image else unstructured)(data, truth, step)


def arrays(attributes):
    return {attributes.GetArrayName(k): vtk_to_numpy(attributes.GetArray(k))
            for k in range(attributes.GetNumberOfArrays())}


def image_data(data, truth, step):
    b = data.GetBounds()
    assert np.allclose(b[:4], truth["extent"], rtol=0, atol=1e-14), "bounds differ: %s" % (b,)
    found = arrays(data.GetCellData())
    full = truth["mask"].all()
    ghosts = found.pop("vtkGhostType", np.zeros(len(truth["mask"]), "u1"))
    same("hidden cells", ghosts == 32, truth["mask"] == 0)
    assert full == (not ghosts.any())
    expected = truth.vector(step)
    assert set(found) == set(expected), "fields %s" % sorted(found)
    for name, values in expected.items():
        same(name, found[name], values)


def unstructured(data, truth, step):
    same("points", vtk_to_numpy(data.GetPoints().GetData()), truth["points"])
    cells = data.GetCells()
    same("connectivity", vtk_to_numpy(cells.GetConnectivityArray()), truth["connectivity"])
    same("offsets", vtk_to_numpy(cells.GetOffsetsArray()), truth["offsets"])
    same("types", vtk_to_numpy(data.GetCellTypesArray()), truth["types"])
    for location, attributes in (("point", data.GetPointData()), ("cell", data.GetCellData())):
        found = arrays(attributes)
        expected = truth.fields(location, step)
        assert set(found) == set(expected), "fields %s" % sorted(found)
        for name, values in expected.items():
            same(name, found[name], values)


def mesh_of(points, cells, truth):
    if truth.kind == "fields":
        (kind, nodes), = cells
        assert kind == "quad"
        assert np.allclose(points[nodes][:, :, :2], quads(truth), rtol=0, atol=1e-14), "pixels differ"
    else:
        same("points", points, truth["points"])
        expected = truth.cells()
        assert [c[0] for c in cells] == [c[0] for c in expected], "cell types %s" % [c[0] for c in cells]
        for (kind, nodes), (_, true) in zip(cells, expected):
            same(kind, nodes, true)


def data_of(point_data, cell_data, truth, step):
    if truth.kind == "fields":
        valid = truth["mask"] != 0
        expected = {n: v[valid] for n, v in truth.vector(step).items()}
        points = {}
    else:
        points = truth.fields("point", step)
        expected = truth.fields("cell", step)
    assert set(point_data) == set(points) and set(cell_data) == set(expected), "fields differ"
    for name, values in points.items():
        same(name, point_data[name], values)
    for name, values in expected.items():
        same(name, np.concatenate(cell_data[name]), values)


def with_meshio_vtu(folder, truth):
    run = [f for f in os.listdir(folder) if f.endswith(".pvd")][0][:-4]
    for step, name in enumerate(sorted(os.listdir(os.path.join(folder, run)))):
        mesh = meshio.read(os.path.join(folder, run, name))
        mesh_of(mesh.points, [(c.type, c.data) for c in mesh.cells], truth)
        data_of(mesh.point_data, mesh.cell_data, truth, step)


def with_meshio_xdmf(folder, truth):
    name = [f for f in os.listdir(folder) if f.endswith(".xdmf")][0]
    with meshio.xdmf.TimeSeriesReader(os.path.join(folder, name)) as reader:
        points, cells = reader.read_points_cells()
        mesh_of(points, [(c.type, c.data) for c in cells], truth)
        assert reader.num_steps == len(truth.times)
        for step in range(reader.num_steps):
            time, point_data, cell_data = reader.read_data(step)
            same("time", time, truth.times[step])
            data_of(point_data, cell_data, truth, step)


def with_numpy(folder, truth):
    name = [f for f in os.listdir(folder) if f.endswith(".npz")][0]
    with np.load(os.path.join(folder, name)) as data:
        same("times", data["times"], truth.times)
        if truth.kind == "fields":
            same("extent", data["extent"], truth["extent"])
            for step in range(len(truth.times)):
                for channel in ("T", "u_x", "u_y"):
                    assert data[channel].dtype == np.dtype("f4")
                    same(channel, data[channel][step].ravel(), truth["%s_%d" % (channel, step)])
                if truth["mask"].all():
                    assert "mask" not in data
                else:
                    same("mask", data["mask"][step].ravel(), truth["mask"])
        else:
            same("points", data["points"], truth["points"])
            kind = "triangles" if "triangles" in data else "quads"
            same(kind, data[kind].ravel(), truth["connectivity"])
            for location in ("point", "cell"):
                for step in range(len(truth.times)):
                    for name, values in truth.fields(location, step).items():
                        same(name, data[name][step], values)


def checks(format_name, truth):
    if format_name == "VTK":
        yield "VTK", with_vtk if vtk else "not installed"
        images = truth.kind == "fields"
        yield "meshio", "has no reader of .vti" if images else with_meshio_vtu if meshio else "not installed"
    elif format_name == "XDMF":
        yield "meshio", with_meshio_xdmf if meshio else "not installed"
    else:
        yield "numpy", with_numpy


def main(root):
    bad = 0
    good = 0
    for case in sorted(os.listdir(root)):
        truth = Truth(os.path.join(root, case))
        for name in sorted(os.listdir(os.path.join(root, case))):
            folder = os.path.join(root, case, name)
            if not os.path.isdir(folder):
                continue
            for reader, check in checks(name.split()[0], truth):
                if isinstance(check, str):
                    result = check
                else:
                    try:
                        check(folder, truth)
                        result = "the same numbers"
                        good += 1
                    except Exception as e:
                        result = "FAILED: %s: %s" % (type(e).__name__, e)
                        bad += 1
                print("%-28s %-12s %-8s %s" % (case, name, reader, result))
    print("%d read to the same numbers, %d failed" % (good, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
