#!/usr/bin/env python3
"""Collects the files that the readers' tests read, from the unpacked data archives (see data MANIFEST), as the solvers
and VTK wrote them. Only the .pvd lists are cut to the snapshots that are copied, and truths to what is compared.

    io_fixtures.py DATA OUT      (python 3 with numpy)
"""
import gzip
import re
import shutil
import sys
from pathlib import Path

import numpy as np

DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2])


def copy(source, target):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DATA / source, OUT / target)


def cut_pvd(source, target, keep):
    text = (DATA / source).read_text()
    lines = re.findall(r'.*<DataSet.*\n', text)
    for i, line in enumerate(lines):
        if i not in keep:
            text = text.replace(line, '')
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    (OUT / target).write_text(text)


def save(target, **arrays):
    (OUT / target).parent.mkdir(parents=True, exist_ok=True)
    np.savez(OUT / target, **{k: np.ascontiguousarray(v) for k, v in arrays.items()})


heat = '01-fenics-legacy/heat/poly_P1'
for kind in ('pvd_ascii', 'pvd_base64', 'pvd_zlib'):
    cut_pvd(f'{heat}/{kind}/u.pvd', f'heat/{kind}/u.pvd', (0, 20))
    for n in (0, 20):
        copy(f'{heat}/{kind}/u{n:06d}.vtu', f'heat/{kind}/u{n:06d}.vtu')
for kind in ('xdmf_write_default', 'xdmf_write_sharedmesh', 'xdmf_write_ascii'):
    copy(f'{heat}/{kind}/u.xdmf', f'heat/{kind}/u.xdmf')
    if kind != 'xdmf_write_ascii':
        copy(f'{heat}/{kind}/u.h5', f'heat/{kind}/u.h5')
for n in (0, 20):
    z = np.load(DATA / heat / f'truth_{n:03d}.npz')
    save(f'heat/truth_{n:03d}.npz', u=z['vertex_values'], vertices=z['vertices'], cells=z['cells'].astype('i4'),
         t=z['t'])

z = np.load(DATA / '01-fenics-legacy/burgers-sweep/truth_vertices.npz')
steps = [0, 20, 39]
save('burgers/truth.npz', u=z['u'][2, steps], points=z['points'], triangles=z['triangles'].astype('i4'), nu=z['nu'][2:3],
     times=z['times'][steps])
copy('01-fenics-legacy/cylinder/pvd_zlib/velocity000000.vtu', 'cylinder/velocity000000.vtu')

other = '01-fenics-legacy/heat/other_spaces/xdmf_write'
for name in ('two_fields_shared', 'two_fields_unshared'):
    for end in ('xdmf', 'h5'):
        copy(f'{other}/{name}.{end}', f'two_fields/{name}.{end}')
copy('01-fenics-legacy/heat/other_spaces/xdmf_checkpoint/dg0.xdmf', 'two_fields/checkpoint.xdmf')
copy('01-fenics-legacy/heat/other_spaces/xdmf_checkpoint/dg0.h5', 'two_fields/dg0.h5')

dolfinx = '02-dolfinx/heat/quad_Q1'
for name in ('xdmf_u.xdmf', 'xdmf_u.h5'):
    copy(f'{dolfinx}/{name}', f'dolfinx/{name}')
cut_pvd(f'{dolfinx}/vtk_u.pvd', 'dolfinx/vtk_u.pvd', (0, 7))
for n in (0, 7):
    copy(f'{dolfinx}/vtk_u{n:06d}.pvtu', f'dolfinx/vtk_u{n:06d}.pvtu')
    copy(f'{dolfinx}/vtk_u_p0_{n:06d}.vtu', f'dolfinx/vtk_u_p0_{n:06d}.vtu')
z = np.load(DATA / dolfinx / 'truth.npz')
save('dolfinx/truth.npz', dof_x=z['dof_x'], u=z['u'], times=z['times'])
copy('02-dolfinx/other/vtk_p2_v2_p0_000000.vtu', 'dolfinx/p2.vtu')
for end in ('xdmf', 'h5'):
    copy(f'02-dolfinx/other/xdmf_multi_time.{end}', f'dolfinx/xdmf_multi_time.{end}')

for n in (0, 1, 10):
    copy(f'03-freefem/heat_vtu/heat_{n:03d}.vtu', f'freefem/heat_{n:03d}.vtu')

for f in sorted((DATA / '04-conformance/vtu').glob('*.vtu')):
    if re.match(r'(tri__(?!.*(lz4|lzma|appb64_none_h64|appraw_none_h32|inline_none_h32_be|appraw_zlib_h32'
                r'|appb64_zlib_h32_be|inline_none_h64_le)).*|quad__two_pieces_binary|mixed_tri_quad__(?!default).*|pixel_cells__appraw.*'
                r'|tri_lines_vertex__ascii|tri_nan_inf__appraw.*|quad_ghost_hidden__appraw.*'
                r'|tri__inline_lz4_h32_le|polygon__ascii)\.vtu', f.name):
        copy(f.relative_to(DATA), f'conformance/{f.name}')
for mesh in ('tri', 'quad_two_pieces', 'mixed_tri_quad', 'tri_lines_vertex'):
    folder = DATA / '04-conformance/truth' / mesh
    arrays = {f.stem: np.load(f) for f in folder.glob('*.npy') if not f.stem.startswith('field_')}
    keep = ('points', 'connectivity', 'offsets', 'point_T', 'point_U', 'cell_cT')
    save(f'conformance/truth_{mesh}.npz', **{k: arrays[k].astype('i4') if k in ('connectivity', 'offsets') else arrays[k]
                                            for k in keep if k in arrays})

vtk = ('vtu/tri__appraw_lzma_multiblock.vtu', 'vtu/tri__appraw_lz4_h64_be.vtu',
       'vtu/lagrange_tri2__default_appb64_zlib_h32.vtu', 'vti/image_3d__appraw_zlib_h64.vti',
       'vti/image__appraw_lz4_h32.vti', 'vti/image_rotated_direction__appraw_zlib_h64.vti',
       'vti/image_yz_plane__default_appb64_zlib_h32.vti', 'vtr/rectilinear__inline_zlib_h64_be.vtr',
       'vts/structured__appraw_zlib_h64.vts', 'vts/structured_blanked__default_appb64_zlib_h32.vts',
       'vtp/pd_strips__appraw_zlib_h64.vtp', 'vtp/pd_polygons__appraw_zlib_h64.vtp',
       'vtp/pd_cloud_polyvertex__appraw_zlib_h64.vtp')
for name in vtk:
    copy(f'04-conformance/{name}', f'vtkxml/{name[4:]}')
copy('04-conformance/pvtr/rectilinear.pvtr', 'vtkxml/rectilinear.pvtr')
for n in range(4):
    copy(f'04-conformance/pvtr/rectilinear/rectilinear_{n}.vtr', f'vtkxml/rectilinear/rectilinear_{n}.vtr')
for mesh in sorted({Path(name).name.split('__')[0] for name in vtk} - {'tri'}):
    folder = DATA / '04-conformance/truth' / mesh
    np.savez_compressed(OUT / f'vtkxml/truth_{mesh}.npz', **{k: np.ascontiguousarray(
        np.load(folder / f'{k}.npy').astype('i4') if k in ('connectivity', 'offsets', 'types')
        else np.load(folder / f'{k}.npy'))
        for k in ('points', 'connectivity', 'offsets', 'types', 'point_T', 'point_U', 'cell_cT', 'cell_vtkGhostType')
        if (folder / f'{k}.npy').exists()})
foam = '06-openfoam/foamToVTK_default'
copy(f'{foam}/cav_5.vtm', 'vtkxml/foam/cav_5.vtm')
copy(f'{foam}/cav_5/internal.vtu', 'vtkxml/foam/cav_5/internal.vtu')
for name in ('movingWall', 'fixedWalls'):
    copy(f'{foam}/cav_5/boundary/{name}.vtp', f'vtkxml/foam/cav_5/boundary/{name}.vtp')

for name in ('plain', 'unsorted', 'duplicate_times', 'no_timestep', 'single_quotes_crlf_bom', 'backslashes', 'two_parts',
             'moving', 'mixed_dtype', 'comment_and_unknown', 'parts_no_part_attr'):
    copy(f'07-pvd-series/{name}.pvd', f'series/{name}.pvd')
copy('07-pvd-series/u.vtu.series', 'series/u.vtu.series')
copy('07-pvd-series/gz/u_0.vtu.gz', 'series/gz/u_0.vtu.gz')
for folder in ('data', 'parts', 'moving', 'mixed_dtype'):
    for f in sorted((DATA / '07-pvd-series' / folder).glob('*.vtu')):
        copy(f.relative_to(DATA), f'series/{folder}/{f.name}')
z = np.load(DATA / '07-pvd-series/truth.npz')
save('series/truth.npz', T=z['T'], points=z['points'], times=z['times'])

arrays = DATA / '05-meshio-gmsh-xdmf/plain_arrays'
copy('05-meshio-gmsh-xdmf/plain_arrays/snapshots.csv', 'csv/snapshots.csv')
for f in sorted(arrays.glob('*.np[yz]')):
    copy(f.relative_to(DATA), f'numpy/{f.name}')

copy('07-pvd-series/u.vtu.series', 'series/u.vtu.series')

# images and labels as MNIST has them, for mutants
(OUT / 'idx').mkdir(parents=True, exist_ok=True)
(OUT / 'idx/small-images-idx3-ubyte').write_bytes(bytes([0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 6, 0, 0, 0, 5])
                                                  + bytes(7 * k % 256 for k in range(120)))
(OUT / 'idx/small-labels-idx1-ubyte').write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 4, 3, 1, 4, 1]))
(OUT / 'idx/packed-images-idx3-ubyte.gz').write_bytes(gzip.compress((OUT / 'idx/small-images-idx3-ubyte').read_bytes(),
                                                                    mtime=0))

# all but the link that leads out and the name of 100,000 characters, which the test makes itself
for f in sorted((DATA / '08-broken').rglob('*')):
    if f.is_file() and not f.is_symlink() and f.suffix != '.json' and f.name != 'name_very_long.vtu':
        copy(f.relative_to(DATA), f"broken/{f.relative_to(DATA / '08-broken')}")
