#!/usr/bin/env python3
"""Collects the XDMF and HDF5 files that the readers' tests read, from the unpacked data archives (see data MANIFEST), as
dolfin, meshio and h5py wrote them. Series are cut to their first and last time; HDF5 files then hold a copy of what is
left, truths what is compared.

    xdmf_fixtures.py DATA OUT      (python 3 with numpy and h5py)
"""
import re
import shutil
import sys
from pathlib import Path

import h5py
import numpy as np

DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2])


def copy(source, target):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DATA / source, OUT / target)


def cut_xdmf(source, target, name, keep):
    """Only the grids NAME_k of the times that are kept."""
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    text = (DATA / source).read_text()
    grids = re.findall(rf' *<Grid Name="{name}_\d+".*?</Grid>\n', text, re.S)
    for i, grid in enumerate(grids):
        if i not in keep:
            text = text.replace(grid, '')
    (OUT / target).write_text(text)


def cut_h5(source, target, paths):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(DATA / source) as old, h5py.File(OUT / target, 'w') as new:
        for path in paths:
            group = new.require_group(path.rsplit('/', 1)[0]) if '/' in path else new
            old.copy(path, group)
            parent = path.split('/')[0]
            if parent != path:
                for key, value in old[parent].attrs.items():
                    new[parent].attrs[key] = value


def save(target, **arrays):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    np.savez(OUT / target, **{k: np.ascontiguousarray(v) for k, v in arrays.items()})


KEEP = (0, 20)
heat = '01-fenics-legacy/heat'
for folder, name in ((f'{heat}/poly_P2', 'p2'), ('01-fenics-legacy/heat-mpi2/poly_P2', 'p2_mpi')):
    cut_xdmf(f'{folder}/xdmf_checkpoint/u.xdmf', f'checkpoint/{name}/u.xdmf', 'u', KEEP)
    cut_h5(f'{folder}/xdmf_checkpoint/u.h5', f'checkpoint/{name}/u.h5', [f'u/u_{k}' for k in KEEP])
cut_xdmf(f'{heat}/poly_P2/xdmf_checkpoint_ascii/u.xdmf', 'checkpoint/p2_ascii/u.xdmf', 'u', KEEP)
for degree in (1, 2):
    cut_h5(f'{heat}/poly_P{degree}/hdf5file/u.h5', f'checkpoint/hdf5file_p{degree}.h5',
           ['mesh', 'u/cell_dofs', 'u/cells', 'u/x_cell_dofs'] + [f'u/vector_{k}' for k in KEEP])
for k in KEEP:
    z = np.load(DATA / f'{heat}/poly_P2/truth_{k:03d}.npz')
    save(f'checkpoint/truth_p2_{k:03d}.npz', dofs=z['dofs'], dof_x=z['dof_x'], t=z['t'])
cut_h5(f'{heat}/poly_P1/timeseries/u.h5', 'checkpoint/timeseries.h5', ['Mesh', 'Vector/0', 'Vector/1'])
for space in ('quads', 'interval', 'tensor_p1', 'vec_dg0', 'hexes'):
    for end in ('xdmf', 'h5'):
        copy(f'{heat}/other_spaces/xdmf_checkpoint/{space}.{end}', f'checkpoint/spaces/{space}.{end}')
        copy(f'{heat}/other_spaces/xdmf_write/{space}.{end}', f'checkpoint/spaces/written/{space}.{end}')

meshio = '05-meshio-gmsh-xdmf'
for kind in ('tri2_Binary', 'quad_HDF_gzip'):
    for f in sorted((DATA / meshio / 'meshio_xdmf').glob(f'{kind}*')):
        if kind != 'quad_HDF_gzip' or f.suffix in ('.xdmf', '.h5'):
            copy(f.relative_to(DATA), f'meshio/{f.name}')
# meshio writes absolute paths: another folder stands in for that of the machine
binary = OUT / 'meshio/tri2_Binary.xdmf'
binary.write_text(re.sub(r'>/\S*/(?=\w+\.bin)', '>/results/', binary.read_text()))
for mesh in ('tri2', 'quad'):
    folder = DATA / meshio / 'truth' / f'meshio_{mesh}'
    arrays = {f.stem: np.load(f) for f in sorted(folder.glob('*.npy'))}
    cells = [k for k in arrays if k.startswith('cells_')]
    save(f'meshio/truth_{mesh}.npz', points=arrays['points'], T=arrays['point_T'], U=arrays['point_U'],
         cT=np.concatenate([arrays[f'cell_cT_{k.split("_")[1]}'] for k in cells]),
         nodes=np.concatenate([arrays[k].ravel() for k in cells]).astype('i4'),
         sizes=np.concatenate([np.full(len(arrays[k]), arrays[k].shape[1]) for k in cells]).astype('i4'))
copy(f'{meshio}/meshio_xdmf_series_tri_HDF/series.xdmf', 'meshio/series/series.xdmf')
copy(f'{meshio}/meshio_xdmf_series_tri_HDF/series.h5', 'meshio/series/series.h5')

handmade = DATA / meshio / 'xdmf_hdf5_handmade'
for f in sorted(handmade.iterdir()):
    if (re.match(r'(?!h5_|tri\.|truth|index).*', f.name)
            or re.match(r'h5_(latest_(lzf|float16|gzip_shuffle_fletcher)|earliest_bigendian_f8)\.', f.name)):
        copy(f.relative_to(DATA), f'xdmf/{f.name}')
z = np.load(handmade / 'truth_grid.npz')
save('xdmf/truth_grid.npz', x=z['x'], y=z['y'], T=z['T'])
z = np.load(handmade / 'truth_tri.npz')
save('xdmf/truth_tri.npz', points=z['points'], tri=z['tri'].astype('i4'), T=z['T'], U=z['U'], cT=z['cT'])
