#!/usr/bin/env python3
"""Collects Gmsh's files from the unpacked data archives (see data MANIFEST) and lets meshio write the same meshes with
fields in both versions, as text and binary; a file of several steps is put together from them by hand.

    gmsh_fixtures.py DATA OUT      (python 3 with numpy and meshio 5.0)
"""
import re
import shutil
import sys
from pathlib import Path

import meshio
import numpy as np

DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2]) / 'gmsh'
SOURCE = DATA / '05-meshio-gmsh-xdmf/gmsh'
OUT.mkdir(parents=True, exist_ok=True)

for name in ('square_tri.msh22', 'square_tri.msh41', 'square_quad2.msh22', 'square_quad2.msh41'):
    shutil.copyfile(SOURCE / f'{name}.msh', OUT / f'{name}.msh')
for name in ('square_tri', 'square_quad2'):
    shutil.copyfile(SOURCE / f'{name}.vtk', OUT / f'{name}.vtk')

for version in ('22', '41'):
    mesh = meshio.read(SOURCE / f'square_quad.msh{version}.msh')
    mesh.cell_sets = {}
    x, y = mesh.points[:, 0], mesh.points[:, 1]
    mesh.point_data.update({'T': np.sin(3 * x) * np.cos(2 * y), 'U': np.stack([x * y, x - y, 0 * x], 1)})
    for c in mesh.cell_data:
        mesh.cell_data[c] = [a.astype('i4') for a in mesh.cell_data[c]]
    mesh.cell_data['T'] = [np.arange(len(c.data)) + 0.5 for c in mesh.cells]
    for binary in (False, True):
        meshio.gmsh.write(OUT / f'meshio_{version}_{"binary" if binary else "ascii"}.msh', mesh,
                          fmt_version={'22': '2.2', '41': '4.1'}[version], binary=binary)
np.savez_compressed(OUT / 'meshio_truth.npz', points=mesh.points, T=mesh.point_data['T'], U=mesh.point_data['U'],
                    nodes=np.concatenate([c.data.ravel() for c in mesh.cells]).astype('i4'))

# three steps of two views in one file: the values of step k are those of step 0 times k + 1
text = (OUT / 'meshio_22_ascii.msh').read_text()
sections = re.findall(r'\$NodeData\n.*?\$EndNodeData\n', text, re.S)
head = text[:text.index('$ElementData')] if text.index('$ElementData') < text.index('$NodeData') else text[:text.index('$NodeData')]
for k in (2, 0, 1):
    for s in sections:
        lines = s.split('\n')
        lines[4], lines[6] = str(0.25 * k), str(10 * k)
        for i in range(9, len(lines) - 2):
            tag, *values = lines[i].split()
            lines[i] = ' '.join([tag] + [repr((k + 1) * float(v)) for v in values])
        head += '\n'.join(lines)
(OUT / 'steps.msh').write_text(head)
