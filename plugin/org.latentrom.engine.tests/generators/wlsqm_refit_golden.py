#!/usr/bin/env python3
"""Packs what the tests of refitted derivatives compare with: derivatives that the unmodified python-wlsqm (revision
0730975, float64) made of noisy f = sin x cos y on [0, pi]^2, 32 x 32 pixels, from fits of its own first derivatives:
fxx, fxy (the mean of both cross derivatives), fyy, and the smoothed fx and fy; from the project's golden data.

    wlsqm_refit_golden.py GOLDEN OUT      (python 3 with numpy)

Of the results only some rows are kept (array "rows"): all kinds of border and interior rows.
"""
import sys
from pathlib import Path

import numpy as np

ROWS = [0, 1, 2, 4, 8, 12, 16, 21, 27, 30, 31]


def main():
    golden, out = Path(sys.argv[1]), Path(sys.argv[2])
    arrays = {'rows': np.array(ROWS, '<i4'), 'truth': np.load(golden / 'g32_truth.npy')}
    for sigma in ('1e-2', '1e-3'):
        arrays[f'noisy{sigma}_z'] = np.load(golden / f'g32_noisy_s{sigma}_z.npy')
        for radius in ('2.5', '5.5', '10.5'):
            refit = np.load(golden / f'g32_noisy_s{sigma}_r{radius}_refit.npy')
            arrays[f'noisy{sigma}_{radius}_refit'] = refit[:, ROWS]
    np.savez_compressed(out / 'refit32.npz', **arrays)


main()
