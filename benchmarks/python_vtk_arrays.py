#!/usr/bin/env python3
"""Reads files with VTK and saves what VTK has in memory, as the truth of `benchmarks/run conformance`.

    python_vtk_arrays.py OUT < names      (Python 3 with vtk and numpy)

The standard input names one file a line; file k becomes OUT/k.npz with points, types, offsets and connectivity, and
arrays called "point:NAME" and "cell:NAME". The leaves of a multi-block file become k_0.npz, k_1.npz, ...; so do the times of an HDF5
file of dolfinx, which h5py reads.
"""
import sys

import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy

READERS = {'vtu': vtk.vtkXMLUnstructuredGridReader, 'pvtu': vtk.vtkXMLPUnstructuredGridReader,
           'vtp': vtk.vtkXMLPolyDataReader, 'vtm': vtk.vtkXMLMultiBlockDataReader, 'vtk': vtk.vtkGenericDataObjectReader}


def read(name):
    reader = READERS[name.rsplit('.', 1)[1]]()
    reader.SetFileName(name)
    if hasattr(reader, 'ReadAllScalarsOn'):
        for kind in ('Scalars', 'Vectors', 'Tensors', 'Fields', 'Normals', 'TCoords'):
            getattr(reader, f'ReadAll{kind}On')()
    reader.Update()
    return reader.GetOutputDataObject(0)


def save(data, name):
    grid = data
    if not isinstance(data, vtk.vtkUnstructuredGrid):  # the order of points and cells stays as it is
        append = vtk.vtkAppendFilter()
        append.AddInputData(data)
        if isinstance(data, (vtk.vtkImageData, vtk.vtkRectilinearGrid)):
            append.SetOutputPointsPrecision(vtk.vtkAlgorithm.DOUBLE_PRECISION)
        append.Update()
        grid = append.GetOutput()
    cells = grid.GetCells()
    arrays = {'points': vtk_to_numpy(grid.GetPoints().GetData()),
              'types': np.asarray(vtk_to_numpy(grid.GetCellTypesArray()), 'i4'),
              'offsets': np.asarray(vtk_to_numpy(cells.GetOffsetsArray()), 'i8'),
              'connectivity': np.asarray(vtk_to_numpy(cells.GetConnectivityArray()), 'i8')}
    for kind, attributes in (('point', data.GetPointData()), ('cell', data.GetCellData())):
        for i in range(attributes.GetNumberOfArrays()):
            if attributes.GetArray(i) is not None:
                arrays[f'{kind}:{attributes.GetArrayName(i)}'] = vtk_to_numpy(attributes.GetArray(i))
    np.savez(name, **arrays)


def save_dolfinx(name, out):
    import h5py
    with h5py.File(name) as f:
        mesh = next(iter(f['Mesh'].values()))
        points, nodes = mesh['geometry'][:], mesh['topology'][:]
        points = np.pad(points, ((0, 0), (0, 3 - points.shape[1])))
        cells = len(nodes)
        common = {'points': points, 'types': np.full(cells, {3: 5, 4: 9}[nodes.shape[1]], 'i4'),
                  'offsets': np.arange(cells + 1, dtype='i8') * nodes.shape[1],
                  'connectivity': np.ascontiguousarray(nodes.astype('i8').ravel())}
        times = {key for u in f['Function'].values() for key in u}
        for n, t in enumerate(sorted(times, key=lambda key: float(key.replace('_', '.')))):
            fields = {f"{'point' if len(u[t]) == len(points) else 'cell'}:{name}": np.squeeze(u[t][:], 1)
                      if u[t].shape[1] == 1 else u[t][:] for name, u in f['Function'].items() if t in u}
            np.savez(f'{out}_{n}.npz', **common, **fields)


def save_all(name, out):
    if name.endswith('.h5'):
        save_dolfinx(name, out)
        return
    data = read(name)
    if data.IsA('vtkMultiBlockDataSet'):
        leaves = data.NewIterator()
        n = 0
        while not leaves.IsDoneWithTraversal():
            save(leaves.GetCurrentDataObject(), f'{out}_{n}.npz')
            n += 1
            leaves.GoToNextItem()
    else:
        save(data, f'{out}.npz')


for k, line in enumerate(sys.stdin.read().splitlines()):
    try:
        save_all(line, f'{sys.argv[1]}/{k}')
    except Exception as e:  # the file has no truth then, which the benchmark prints
        print(f'{line}: {e!r}', file=sys.stderr)
