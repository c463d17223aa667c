#!/usr/bin/env python3
"""Collects meshes and functions that legacy FEniCS wrote as XML from the unpacked data archives (see data MANIFEST).

    dolfin_fixtures.py DATA OUT
"""
import shutil
import sys
from pathlib import Path

DATA, OUT = Path(sys.argv[1]) / '01-fenics-legacy/heat', Path(sys.argv[2]) / 'dolfin'
for space in ('poly_P1', 'poly_P2'):
    (OUT / space).mkdir(parents=True, exist_ok=True)
    for name in ('mesh.xml.gz', 'u_000.xml.gz', 'u_009.xml.gz', 'u_010.xml.gz'):
        shutil.copyfile(DATA / space / 'xml' / name, OUT / space / name)
shutil.copyfile(DATA / 'poly_P1/xml/u_000.xml', OUT / 'poly_P1/u_000.xml')
for name in ('cg3', 'dg0', 'dg1', 'rt1', 'taylor_hood', 'tensor_p1', 'vec3_p1', 'vec_dg0', 'vec_p1', 'vec_p2'):
    (OUT / name).mkdir(exist_ok=True)
    shutil.copyfile(DATA / f'other_spaces/xml/{name}.xml.gz', OUT / f'{name}/u.xml.gz')
