#!/usr/bin/env python3
"""Collects the data of the workflows that begin with solvers' files, from the unpacked data archives (see data MANIFEST).

    workflow_data.py DATA TEST_WORKFLOWS
"""
import json
import shutil
import sys
from pathlib import Path

DATA, OUT = Path(sys.argv[1]), Path(sys.argv[2])

# every second time of the cavity; the list of the series is cut accordingly, the other files are unchanged
source, target = DATA / '06-openfoam/foamToVTK_internal_celldata', OUT / 'openfoam-cavity/data'
target.mkdir(parents=True, exist_ok=True)
series = json.loads((source / 'cav.vtm.series').read_text())
series['files'] = series['files'][::2]
(target / 'cav.vtm.series').write_text(json.dumps(series, indent=1) + '\n')
for entry in series['files']:
    name = entry['name']
    shutil.copyfile(source / name, target / name)
    (target / name[:-4]).mkdir(exist_ok=True)
    shutil.copyfile(source / name[:-4] / 'internal.vtu', target / name[:-4] / 'internal.vtu')

source, target = DATA / '01-fenics-legacy/heat/poly_P2/xdmf_checkpoint', OUT / 'fenics-checkpoint/data'
target.mkdir(parents=True, exist_ok=True)
for name in ('u.xdmf', 'u.h5'):
    shutil.copyfile(source / name, target / name)
