#!/usr/bin/env python3
"""Collects legacy VTK files that solvers and VTK wrote from the unpacked data archives (see data MANIFEST), with VTK's own
arrays, and writes one file of every kind of attribute with VTK.

    legacy_fixtures.py DATA OUT      (python 3 with numpy and vtk 9.1)
"""
import re
import shutil
import sys
from pathlib import Path

import numpy as np
import vtk

DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2]) / 'legacy'
CORPUS = DATA / '04-conformance'


def copy(source, target):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DATA / source, OUT / target)


def copy_titled(source, target):
    """FreeFem++ writes the path of the file in its title: another folder stands in for that of the machine."""
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    head, title, rest = (DATA / source).read_bytes().split(b'\n', 2)
    (OUT / target).write_bytes(b'\n'.join([head, re.sub(rb'/\S*/', b'/results/', title), rest]))


# two of each kind of data set: one text, one binary where both are small
for name in ('tri_component_names__ascii_v51', 'mixed_tri_quad__binary_v42', 'pd_tris_lines_verts__binary_v51',
             'pd_strips__ascii_v42', 'structured_blanked__binary_v42', 'image__binary_v42', 'rectilinear__ascii_v42',
             'polygon__binary_v51', 'quadratic_tri__binary_v42'):
    copy(f'04-conformance/vtk/{name}.vtk', f'vtk/{name}.vtk')
    mesh = name.split('__')[0]
    a = {f.stem: np.load(f) for f in (CORPUS / 'truth' / mesh).glob('*.npy')}
    keep = {k: a[k] for k in ('points', 'point_T', 'point_U', 'cell_cT', 'point_vtkGhostType', 'cell_vtkGhostType') if k in a}
    keep.update({k: a[k].astype('i4') for k in ('connectivity', 'types') if k in a})
    np.savez_compressed(OUT / f'vtk/truth_{mesh}.npz', **{k: np.ascontiguousarray(v) for k, v in keep.items()})
for n in (0, 1, 10):
    copy_titled(f'03-freefem/heat_vtk/heat_{n:03d}.vtk', f'freefem/heat_{n:03d}.vtk')
copy_titled('03-freefem/variants/p0_020.vtk', 'freefem/variants/p0_020.vtk')
for n in (0, 5, 10):
    copy(f'06-openfoam/foamToVTK_legacy/cav_{n}.vtk', f'openfoam/cav_{n}.vtk')
    copy(f'06-openfoam/foamToVTK_legacy/movingWall/movingWall_{n}.vtk', f'openfoam/movingWall/movingWall_{n}.vtk')
copy('06-openfoam/foamToVTK_legacy_ascii/cav_5.vtk', 'openfoam_ascii/cav_5.vtk')
copy('05-meshio-gmsh-xdmf/meshio_vtk/tri_v42_binary.vtk', 'meshio/tri_v42_binary.vtk')
copy('05-meshio-gmsh-xdmf/meshio_vtk/tri_v51_ascii.vtk', 'meshio/tri_v51_ascii.vtk')
copy('05-meshio-gmsh-xdmf/gmsh/square_quad.vtk', 'gmsh/square_quad.vtk')

# every kind of attribute on a grid of 3 x 2 points, of every number type
grid = vtk.vtkImageData()
grid.SetDimensions(3, 2, 1)
grid.SetSpacing(0.5, 0.25, 1)
grid.SetOrigin(-1, 2, 0)
random = np.random.default_rng(5)


def array(cls, name, components, tuples, values):
    a = cls()
    a.SetName(name)
    a.SetNumberOfComponents(components)
    a.SetNumberOfTuples(tuples)
    for i, v in enumerate(np.ravel(values)):
        a.SetComponent(i // components, i % components, float(v))
    return a


points, cells = grid.GetPointData(), grid.GetCellData()
points.SetScalars(array(vtk.vtkUnsignedShortArray, 'a scalar %', 2, 6, random.integers(0, 65536, 12)))
points.SetVectors(array(vtk.vtkFloatArray, 'vector', 3, 6, random.normal(size=18)))
normals = random.normal(size=(6, 3))
points.SetNormals(array(vtk.vtkDoubleArray, 'normal', 3, 6, normals / np.linalg.norm(normals, axis=1, keepdims=True)))
points.SetTCoords(array(vtk.vtkDoubleArray, 'texture', 2, 6, random.uniform(size=12)))
points.SetTensors(array(vtk.vtkDoubleArray, 'tensor', 9, 6, random.normal(size=54)))
points.SetGlobalIds(array(vtk.vtkIdTypeArray, 'global', 1, 6, range(100, 106)))
cells.SetScalars(array(vtk.vtkUnsignedCharArray, 'colour', 3, 2, [0, 51, 102, 153, 204, 255]))
table = vtk.vtkLookupTable()
table.SetNumberOfTableValues(4)
table.Build()
cells.GetScalars().SetLookupTable(table)
for kind in ('Bit', 'Char', 'SignedChar', 'UnsignedChar', 'Short', 'UnsignedInt', 'Long', 'UnsignedLong', 'TypeInt64'):
    low = 0 if kind in ('Bit', 'Char') or kind.startswith('Unsigned') else -100
    cells.AddArray(array(getattr(vtk, f'vtk{kind}Array'), kind, 2, 2, random.integers(low, 2 if kind == 'Bit' else 101, 4)))
names = vtk.vtkStringArray()
names.SetName('notes')
for text in ('', 'two words', 'x' * 70, 'y' * 20000):
    names.InsertNextValue(text)
grid.GetFieldData().AddArray(names)
grid.GetFieldData().AddArray(array(vtk.vtkFloatArray, 'TimeValue', 1, 1, [0.1]))
(OUT / 'attributes').mkdir(parents=True, exist_ok=True)
for binary in (False, True):
    for version in (42, 51):
        w = vtk.vtkStructuredPointsWriter()
        w.SetInputData(grid)
        w.SetFileVersion(version)
        w.SetFileTypeToBinary() if binary else w.SetFileTypeToASCII()
        w.SetFileName(str(OUT / f'attributes/all_{"binary" if binary else "ascii"}_v{version}.vtk'))
        w.Write()
truth = {}
for where, data in (('point', points), ('cell', cells)):
    for i in range(data.GetNumberOfArrays()):
        a = data.GetArray(i)
        truth[f'{where}_{a.GetName()}'] = np.array([[a.GetComponent(t, c) for c in range(a.GetNumberOfComponents())]
                                                   for t in range(a.GetNumberOfTuples())], dtype='f8')
np.savez_compressed(OUT / 'attributes/truth.npz', **truth)
