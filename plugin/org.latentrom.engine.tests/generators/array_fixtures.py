#!/usr/bin/env python3
"""Writes the small HDF5, VTKHDF and MATLAB files that the tests of the array readers read. Values follow simple rules,
which the tests state again, so that no file of truths is needed. The layouts are those of PDEBench (README of its data),
of netCDF-4 and of VTK's documentation ("VTKHDF file format").

    array_fixtures.py OUT      (python 3 with numpy, h5py, scipy)
"""
import sys
from pathlib import Path

import h5py
import numpy as np
import scipy.io

OUT = Path(sys.argv[1])
(OUT / 'hdf5').mkdir(parents=True, exist_ok=True)
(OUT / 'vtkhdf').mkdir(parents=True, exist_ok=True)
(OUT / 'matlab').mkdir(parents=True, exist_ok=True)


def digits(*shape):
    """Each value tells where it stands: the indices are its decimal digits, the first one the highest."""
    return sum(np.arange(n).reshape([-1 if k == a else 1 for k in range(len(shape))]) * 10.0 ** (len(shape) - 1 - a)
               for a, n in enumerate(shape)) + np.zeros(shape)


def new(name, **kwargs):
    return h5py.File(OUT / name, 'w', **kwargs)


# --- HDF5 arrays ---
with new('hdf5/pdebench_2d.h5') as f:  # [run, time, x, y]; one time more than snapshots
    f.create_dataset('Vx', data=digits(2, 3, 4, 3).astype('f4'), chunks=(1, 2, 4, 3), compression='gzip', shuffle=True)
    f['Vy'] = (digits(2, 3, 4, 3) + 0.5).astype('f4')
    f['x-coordinate'] = np.array([0.125, 0.375, 0.625, 0.875], 'f4')
    f['y-coordinate'] = np.array([0.5, 1.5, 2.5], 'f4')
    f['t-coordinate'] = np.array([0, 0.5, 1, 1.5], 'f4')
with new('hdf5/pdebench_1d.h5', libver='latest') as f:  # [run, time, x]
    f['tensor'] = digits(2, 3, 5).astype('f4')
    f['x-coordinate'] = np.arange(5) * 0.2 + 0.1
    f['t-coordinate'] = np.arange(4) * 0.25
with new('hdf5/reaction.h5') as f:  # a group a run, [time, x, y, channel]
    for run in range(2):
        g = f.create_group(f'{run:04d}')
        g['data'] = (digits(3, 4, 4, 2) + 10000 * run).astype('f4')
        g['grid/x'] = np.arange(4) + 0.5
        g['grid/y'] = np.arange(4) + 0.5
        g['grid/t'] = np.arange(3) * 0.1
with new('hdf5/ocean.nc') as f:  # as netCDF-4 writes it: (time, y, x), y from north to south, a mask
    f['time'] = np.array([0.0, 6.0])
    f['y'] = np.array([3.0, 2.0, 0.0])
    f['x'] = np.array([0.0, 1.0, 2.0, 3.0])
    f['sst'] = digits(2, 3, 4).astype('>f8')
    f['mask'] = np.array([[1, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 0]], bool)
    f['crs'] = 'plane'
with new('hdf5/several.h5') as f:
    f['results/u'] = digits(3, 2, 4)
    f['results/v'] = digits(5, 2, 4)
    f['results/name'] = 'a text'
    f['notes'] = np.arange(7)
for name in ('links', 'only_links'):
    with new(f'hdf5/{name}.h5') as f:
        f['elsewhere/v'] = h5py.ExternalLink('../outside.h5', '/v')
        if name == 'links':
            f['u'] = digits(2, 2, 3)
with new('hdf5/points.h5') as f:  # (node, time), chunked along the nodes
    f['points'] = np.array([[0, 0], [1, 0], [0, 1], [1, 1], [2, 2.0]])
    f['triangles'] = np.array([[0, 1, 2], [1, 3, 2]])
    f['T'] = digits(5, 4)
    f.create_dataset('q', data=digits(4, 2) + 0.25, chunks=(1, 2))
    f['times'] = np.arange(4) * 1.0
with new('hdf5/types.h5') as f:
    for t in ('i1', 'u1', '<i2', '>i2', '<u2', '<i4', '>i4', '<u4', '<i8', '>i8', '<u8', '>u8', '<f2', '>f2', '<f4',
              '>f4', '<f8', '>f8'):
        f[t.replace('<', 'l').replace('>', 'b')] = digits(2, 1, 3).astype(t)
    f['bool'] = digits(2, 1, 3) % 2 == 1
    f['complex'] = digits(2, 1, 3).astype('c16')
with new('hdf5/gaps.h5') as f:  # chunks that were never written stand for the fill value
    for name, fill in (('nan', np.nan), ('seven', 7), ('zero', 0)):
        d = f.create_dataset(name, shape=(4, 1, 3), chunks=(2, 1, 3), dtype='f8', fillvalue=fill)
        d[2:] = digits(4, 1, 3)[2:]
    f.create_dataset('whole', data=digits(4, 2, 3), chunks=(3, 2, 2), fillvalue=7, compression='gzip')
with new('hdf5/filters.h5') as f:  # 'noise' does not shrink, so that its chunks are stored without lzf
    f.create_dataset('scaled', data=digits(2, 3, 4), chunks=(1, 3, 4), scaleoffset=2)
    f.create_dataset('noise', data=np.random.default_rng(1).random((2, 16, 16)), chunks=(1, 16, 16), shuffle=True,
                     compression='lzf', fletcher32=True)
    f.create_dataset('packed', data=digits(2, 3, 4), chunks=(1, 3, 4), compression='gzip')


# --- VTKHDF ---
def head(f, kind, version=(2, 0)):
    g = f.create_group('VTKHDF')
    fill(g, kind, version)
    return g


def fill(g, kind, version=(2, 0)):
    g.attrs['Version'] = version
    g.attrs.create('Type', kind.encode(), dtype=h5py.string_dtype('ascii', len(kind)))


def strip_of_quads(n, first=0):
    """n quadrilaterals in a row from x = first on; the points are the lower row, then the upper one."""
    x = np.arange(first, first + n + 1, dtype=float)
    points = np.array([[a, b, 0.0] for b in (0.0, 1.0) for a in x])
    cells = np.array([[i, i + 1, n + 2 + i, n + 1 + i] for i in range(n)])
    return points, cells


def grid(g, parts):
    """An unstructured grid of parts, each (points, cells) of quadrilaterals."""
    g['NumberOfPoints'] = np.array([len(p) for p, c in parts], 'i8')
    g['NumberOfCells'] = np.array([len(c) for p, c in parts], 'i8')
    g['NumberOfConnectivityIds'] = np.array([c.size for p, c in parts], 'i8')
    g['Points'] = np.concatenate([p for p, c in parts])
    g['Connectivity'] = np.concatenate([c.ravel() for p, c in parts]).astype('i8')
    g['Offsets'] = np.concatenate([np.arange(len(c) + 1) * 4 for p, c in parts]).astype('i8')
    g['Types'] = np.full(sum(len(c) for p, c in parts), 9, 'u1')


def steps(g, times, parts, counts, points, cells, nodes):
    s = g.create_group('Steps')
    s.attrs['NSteps'] = len(times)
    s['Values'] = np.array(times, 'f8')
    s['PartOffsets'] = np.array(parts, 'i8')
    s['NumberOfParts'] = np.array(counts, 'i8')
    s['PointOffsets'] = np.array(points, 'i8')
    s['CellOffsets'] = np.array(cells, 'i8')
    s['ConnectivityIdOffsets'] = np.array(nodes, 'i8')
    return s


with new('vtkhdf/static.vtkhdf') as f:  # one mesh, three steps
    g = head(f, 'UnstructuredGrid')
    grid(g, [strip_of_quads(2)])
    g['PointData/T'] = np.concatenate([100 * s + np.arange(6.0) for s in range(3)])
    g['PointData/U'] = np.concatenate([100 * s + digits(6, 3) for s in range(3)])
    g['PointData/fixed'] = np.arange(6.0)
    g['CellData/T'] = np.concatenate([1000 * s + np.arange(2.0) for s in range(3)])
    s = steps(g, [0.5, 1, 1.5], [0] * 3, [1] * 3, [0] * 3, [[0]] * 3, [[0]] * 3)
    for name in ('T', 'U'):
        s[f'PointDataOffsets/{name}'] = np.array([0, 6, 12])
    s['PointDataOffsets/fixed'] = np.zeros(3, 'i8')
    s['CellDataOffsets/T'] = np.array([0, 2, 4])
with new('vtkhdf/adaptive.vtkhdf', libver='latest') as f:  # step 0: one part; step 1: two parts, the first with a ghost
    g = head(f, 'UnstructuredGrid')
    meshes = [strip_of_quads(1), strip_of_quads(3), strip_of_quads(2, 2)]
    grid(g, meshes)
    g['PointData/x'] = g['Points'][:, 0] * 2
    g['CellData/id'] = np.array([7, 10, 11, 12, 20, 21])
    g['CellData/vtkGhostType'] = np.array([0, 0, 0, 1, 0, 0], 'u1')
    steps(g, [0, 1], [0, 1], [1, 2], [0, 4], [[0], [1]], [[0], [4]])
with new('vtkhdf/poly.vtkhdf') as f:  # all four kinds of cells; step 1 has no strip and other polygons
    g = head(f, 'PolyData')
    points = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0.5, 2, 0]], 'f8')
    g['NumberOfPoints'] = np.array([5, 5])
    g['Points'] = np.concatenate([points, points + [10, 0, 0]])
    kinds = {'Vertices': [[[4]], [[4]]], 'Lines': [[[0, 1], [1, 2, 3]], []],
             'Polygons': [[[0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 4, 3]], [[0, 1, 2, 3]]], 'Strips': [[[0, 1, 3, 2]], []]}
    starts = {'cells': [], 'nodes': []}
    for kind, lists in kinds.items():
        k = g.create_group(kind)
        k['NumberOfCells'] = np.array([len(c) for c in lists])
        k['NumberOfConnectivityIds'] = np.array([sum(map(len, c)) for c in lists])
        k['Connectivity'] = np.array([n for c in lists for cell in c for n in cell], 'i8')
        k['Offsets'] = np.concatenate([np.cumsum([0] + [len(cell) for cell in c]) for c in lists])
        starts['cells'].append([0, len(lists[0])])
        starts['nodes'].append([0, sum(map(len, lists[0]))])
    g['PointData/T'] = np.arange(10.0)
    g['CellData/c'] = np.arange(9.0)
    s = steps(g, [0, 2], [0, 1], [1, 1], [0, 5], np.array(starts['cells']).T, np.array(starts['nodes']).T)
    s['CellDataOffsets/c'] = np.array([0, 7])
    s['PointDataOffsets/T'] = np.array([0, 5])
for name, leading in (('image', ()), ('image_steps', (2,))):
    with new(f'vtkhdf/{name}.vtkhdf') as f:
        g = head(f, 'ImageData')
        g.attrs['WholeExtent'] = [1, 4, 0, 2, 0, 0]
        g.attrs['Origin'] = [0.0, 10.0, 0.0]
        g.attrs['Spacing'] = [0.5, 1.0, 1.0]
        g.attrs['Direction'] = np.eye(3).ravel()
        g['PointData/T'] = digits(*leading, 3, 4)
        g['PointData/U'] = digits(*leading, 3, 4, 2)
        g['CellData/c'] = digits(*leading, 2, 3)
        if leading:
            s = g.create_group('Steps')
            s.attrs['NSteps'] = 2
            s['Values'] = np.array([0.25, 0.75])
            s['PointDataOffsets/U'] = np.array([1, 0])
with new('vtkhdf/blocks.vtkhdf') as f:
    root = head(f, 'PartitionedDataSetCollection')
    for i in range(2):
        g = root.create_group(f'block{i}')
        fill(g, 'UnstructuredGrid')
        grid(g, [strip_of_quads(1, i)])
        g['PointData/T'] = digits(4) + 10 * i
    root['Assembly/first'] = h5py.SoftLink('/VTKHDF/block0')
with new('vtkhdf/amr.vtkhdf') as f:
    head(f, 'OverlappingAMR')

# --- MATLAB ---
data = {'U': digits(3, 2, 4), 'points': np.array([[0, 0], [1, 0], [0, 1.0]]), 'note': 'a text'}
snapshots = {'S': digits(3, 4).astype('f4'), 'n': digits(3, 4).astype('i2'), 'points': data['points'],
             'triangles': np.array([[1, 2, 3.0]]), 't': np.arange(4) * 0.5, 'note': 'a text', 'z': digits(3, 4) + 1j,
             'opts': {'nu': 0.1}}
scipy.io.savemat(OUT / 'matlab/v5.mat', snapshots)
scipy.io.savemat(OUT / 'matlab/v5_packed.mat', snapshots, do_compression=True)
scipy.io.savemat(OUT / 'matlab/v4.mat', {'S': digits(3, 4)}, format='4')
with new('matlab/v73.mat', userblock_size=512) as f:  # MATLAB's axes stand in reverse order in the file
    for name, a in (('S', digits(3, 4)), ('points', data['points']), ('triangles', np.array([[1, 2, 3.0]])),
                    ('t', np.arange(4)[None, :] * 0.5)):
        f[name] = a.T
        f[name].attrs['MATLAB_class'] = np.bytes_('double')
    f['note'] = np.array([[97], [98]], 'u2')
    f['note'].attrs['MATLAB_class'] = np.bytes_('char')
raw = bytearray((OUT / 'matlab/v73.mat').read_bytes())
raw[:128] = b'MATLAB 7.3 MAT-file, Platform: GLNXA64, HDF5 schema 1.00 .'.ljust(124) + b'\x00\x02IM'
(OUT / 'matlab/v73.mat').write_bytes(raw)
