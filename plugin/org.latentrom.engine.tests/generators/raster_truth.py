#!/usr/bin/env python3
"""Collects what the rasterizer's tests compare with, from the unpacked data archives (see data MANIFEST):
meshes and nodal values as the solvers wrote them, and the probes that VTK 9.1 made of them (vtkProbeFilter).

    raster_truth.py DATA OUT      (python 3 with numpy)

Each case becomes OUT/NAME.npz: points [n,3], connectivity, offsets (begin of every cell and the end), types (VTK),
bounds [xmin,xmax,ymin,ymax], point_* [snapshot,point,component], cell_*, mask_HxW, probe_HxW_*.
"""
import base64
import json
import re
import struct
import sys
import zlib
from pathlib import Path

import numpy as np

TYPES = {'Float64': '<f8', 'Float32': '<f4', 'UInt32': '<u4', 'Int32': '<i4', 'Int64': '<i8', 'UInt8': 'u1', 'Int8': 'i1'}


def vtu(path):
    """The DataArrays of a .vtu that legacy FEniCS (zlib, base64) or dolfinx (ascii) wrote; enough for these files."""
    arrays = {}
    for head, body in re.findall(r'<DataArray([^>]*)>([^<]*)</DataArray>', path.read_text()):
        attribute = dict(re.findall(r'(\w+)="([^"]*)"', head))
        dtype = np.dtype(TYPES[attribute['type']])
        if attribute['format'] == 'ascii':
            values = np.array(body.split(), dtype=dtype)
        else:
            raw = body.strip().encode()
            blocks = struct.unpack('<I', base64.b64decode(raw[:8])[:4])[0]
            length = -(-(12 + 4 * blocks) // 3) * 4
            sizes = struct.unpack(f'<{blocks}I', base64.b64decode(raw[:length])[12:12 + 4 * blocks])
            data, inflated = base64.b64decode(raw[length:]), b''
            for size in sizes:
                inflated, data = inflated + zlib.decompress(data[:size]), data[size:]
            values = np.frombuffer(inflated, dtype)
        components = int(attribute.get('NumberOfComponents', '0') or '0')
        name = attribute.get('Name') or 'Points'
        arrays[name] = values.reshape(-1, components) if components > 1 or name == 'Points' else values
    return arrays


def save(out, name, arrays):
    np.savez_compressed(out / f'{name}.npz', **arrays)
    print(name, (out / f'{name}.npz').stat().st_size, {k: v.shape for k, v in arrays.items()})


def mesh(points, connectivity, ends, types):
    return {'points': np.asarray(points, '<f8').reshape(-1, 3), 'connectivity': np.asarray(connectivity, '<i4').ravel(),
            'offsets': np.concatenate([[0], ends]).astype('<i4') if ends[0] else np.asarray(ends, '<i4'),
            'types': np.asarray(types, '<i4').ravel()}


def series(data, out, name, truth, files, field, components, snapshots, lagrange_quad=False):
    """A transient case: values at chosen snapshots and the probes of exactly these."""
    first = vtu(data / files(0))
    # legacy FEniCS pads the offsets with zeros to the length of the connectivity
    arrays = mesh(first['Points'], first['connectivity'], first['offsets'][:len(first['types'])], first['types'])
    grid = json.loads((data / truth / 'grid.json').read_text())['grids']
    arrays['bounds'] = np.array(grid['64x64']['bounds'][:4])
    values = [vtu(data / files(s))[field] for s in snapshots]
    arrays['point_' + field] = np.array(values, '<f8').reshape(len(snapshots), len(arrays['points']), -1)[..., :components]
    for size, shape in (('33x17', '17x33'), ('64x64', '64x64')):
        probed = grid[size]['snapshots']
        index = [probed.index(s) for s in snapshots]
        arrays['mask_' + shape] = np.load(data / truth / f'{size}_mask.npy').astype('u1')
        probe = np.load(data / truth / f'{size}_{field}.npy')[index]
        arrays[f'probe_{shape}_{field}'] = probe.reshape(probe.shape[:3] + (-1,))[..., :components]
    if lagrange_quad:  # VTK_LAGRANGE_QUADRILATERAL of order 1 has the node order of VTK_QUAD
        arrays['types'] = np.where(arrays['types'] == 70, 9, arrays['types']).astype('<i4')
    save(out, name, arrays)


def conformance(data, out, name):
    """A small mesh that VTK itself wrote, with point and cell data."""
    folder = data / '04-conformance/truth' / name
    arrays = mesh(*(np.load(folder / f'{k}.npy') for k in ('points', 'connectivity', 'offsets', 'types')))
    grids = json.loads((folder / 'probe/grid.json').read_text())['grids']
    grids = grids if isinstance(grids, list) else list(grids.values())
    arrays['bounds'] = np.array(grids[0]['bounds'][:4])
    for field in ('point_T', 'point_U', 'cell_cT'):
        values = np.load(folder / f'{field}.npy').astype('<f8')
        arrays[field] = values.reshape(1, len(values), -1)
    for size, shape in (('33x17', '17x33'), ('64x64', '64x64')):
        arrays['mask_' + shape] = np.load(folder / f'probe/{size}_mask.npy').astype('u1')
        for field in ('T', 'U', 'cT'):
            probe = np.load(folder / f'probe/{size}_{field}.npy').astype('<f8')
            arrays[f'probe_{shape}_{field}'] = probe.reshape((1,) + probe.shape[:2] + (-1,))
    save(out, name, arrays)


def second_order(data, out, name, axes=(0, 1)):
    """The same for cells of another kind than linear ones, one component and the coarse grid; bounds along two axes."""
    folder = data / '04-conformance/truth' / name
    arrays = mesh(*(np.load(folder / f'{k}.npy') for k in ('points', 'connectivity', 'offsets', 'types')))
    grid = json.loads((folder / 'probe/grid.json').read_text())['grids'][1]
    arrays['bounds'] = np.array([grid['bounds'][2 * a + end] for a in axes for end in (0, 1)])
    arrays['point_T'] = np.load(folder / 'point_T.npy').astype('<f8').reshape(1, -1, 1)
    arrays['mask_17x33'] = np.load(folder / 'probe/33x17_mask.npy').astype('u1')
    arrays['probe_17x33_T'] = np.load(folder / 'probe/33x17_T.npy').astype('<f8').reshape(1, 17, 33, 1)
    save(out, name, arrays)


def main():
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    truth = '09-truth-transient/'
    series(data, out, 'cylinder', truth + 'cylinder_velocity_P1',
           lambda s: f'01-fenics-legacy/cylinder/pvd_zlib/velocity{s:06d}.vtu', 'velocity', 2, [0, 199])
    folder = sorted((data / '02-dolfinx/heat/quad_Q1').glob('vtk_u*.vtu'))
    series(data, out, 'heat_quad', truth + 'dolfinx_heat_quad_Q1', lambda s: folder[s].relative_to(data), 'u', 1,
           [0, 20], lagrange_quad=True)
    for name in ('tri', 'quad', 'mixed_tri_quad'):
        conformance(data, out, name)
    for name in ('quadratic_tri', 'lagrange_tri2', 'biquadratic_quad9', 'quadratic_quad8_unused_centre', 'triangle_strip'):
        second_order(data, out, name)
    second_order(data, out, 'tri_xz_plane', (0, 2))


main()
