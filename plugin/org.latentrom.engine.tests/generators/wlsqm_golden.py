#!/usr/bin/env python3
"""Packs what the WLSQM tests compare with: fits that the unmodified python-wlsqm (revision 0730975, float64) made of
f = sin x cos y on [0, pi]^2, and exact answers (80-bit orthogonalisation), both from the project's golden data.

    wlsqm_golden.py GOLDEN OUT      (python 3 with numpy)

Of the 128 x 128 results, and of some 32 x 32 ones, only some rows are kept (array "rows"): all kinds of border and
interior rows, a fifth of the size. Names in more32 and more128 say input and radius.
"""
import sys
from pathlib import Path

import numpy as np

ROWS = [0, 1, 2, 3, 5, 8, 10, 11, 20, 40, 41, 52, 63, 64, 75, 87, 88, 100, 110, 117, 120, 125, 126, 127]
ROWS_32 = [0, 1, 2, 6, 10, 15, 25, 30, 31]
ROWS_128 = [0, 2, 41, 64, 119, 127]


def main():
    golden, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    small = {'z': np.load(golden / 'g32_truth.npy')[0]}
    for radius in ('2.5', '10.5', '40.5'):
        small[f'clean_{radius}'] = np.load(golden / f'g32_clean_r{radius}.npy')
    for radius in ('2.5', '10.5'):
        small[f'clean_{radius}_exact'] = np.load(golden / f'g32_clean_r{radius}_exact.npy')
    for sigma, radius in (('1e-2', '2.5'), ('1e-3', '5.5')):
        small[f'noisy{sigma}_z'] = np.load(golden / f'g32_noisy_s{sigma}_z.npy')
        small[f'noisy{sigma}_{radius}_exact'] = np.load(golden / f'g32_noisy_s{sigma}_r{radius}_raw_exact.npy')
    np.savez_compressed(out / 'golden32.npz', **small)
    large = {'rows': np.array(ROWS, '<i4'), 'z': np.load(golden / 'g128_truth.npy')[0],
             'noisy1e-2_z': np.load(golden / 'g128_noisy_s1e-2_z.npy')}
    for radius in ('2.5', '10.5', '40.5'):
        large[f'clean_{radius}'] = np.load(golden / f'g128_clean_r{radius}.npy')[:, ROWS]
    for radius in ('2.5', '10.5', '40.5'):
        large[f'noisy1e-2_{radius}'] = np.load(golden / f'g128_noisy_s1e-2_r{radius}_raw.npy')[:, ROWS]
    np.savez_compressed(out / 'golden128.npz', **large)
    more = {'rows': np.array(ROWS_32, '<i4')}
    for sigma in ('1e-2', '1e-3'):
        more[f'noisy{sigma}_z'] = np.load(golden / f'g32_noisy_s{sigma}_z.npy')
        for radius in ('2.5', '5.5', '10.5'):
            more[f'noisy{sigma}_{radius}'] = np.load(golden / f'g32_noisy_s{sigma}_r{radius}_raw.npy')[:, ROWS_32]
    x, y = np.meshgrid(np.linspace(0, 1, 32), np.linspace(0, 1, 32))
    more['quadratic_z'] = x ** 2 + y
    for radius in ('2.5', '3.5', '10.5'):
        for algorithm in ('basic', 'iter'):
            more[f'{algorithm}_{radius}'] = np.load(golden / f'q32_r{radius}_{algorithm}.npy')[:, ROWS_32]
    np.savez_compressed(out / 'more32.npz', **more)
    more = {'rows': np.array(ROWS_128, '<i4'), 'noisy1e-3_z': np.load(golden / 'g128_noisy_s1e-3_z.npy')}
    for radius in ('2.5', '10.5', '40.5'):
        more[f'noisy1e-3_{radius}'] = np.load(golden / f'g128_noisy_s1e-3_r{radius}_raw.npy')[:, ROWS_128]
    np.savez_compressed(out / 'more128.npz', **more)
    # the Poisson residual fxx + fyy - load at radius 3.5 and the gradient of its mean square (sensitivities)
    np.savez_compressed(out / 'adjoint32.npz',
                        **{name: np.load(golden / f'adj32_{name}.npy') for name in ('z', 'load', 'residual', 'grad')})


main()
