#!/usr/bin/env python3
"""Writes what the tests of engine.tikhonov compare with: smoothing splines of scipy.interpolate.make_smoothing_spline
(scipy 1.17.1) through noisy samples at uneven places, for three given parameters and for the one that its generalised
cross-validation chooses.

    tikhonov_truth.py OUT           (python 3 with numpy and scipy)

OUT/smoothing_spline.csv: a row "lambda,<given, or what cross-validation found>" before each table of x,z,f,fx,fxx.
"""
import sys
from pathlib import Path

import numpy as np
from scipy.interpolate import make_smoothing_spline
from scipy.optimize import minimize_scalar


def gcv(x, z):
    """Minimises the score that scipy's documentation states, over log10 lambda, from the smoother's own matrix."""
    def score(p):
        matrix = np.array([make_smoothing_spline(x, e, lam=10 ** p)(x) for e in np.eye(len(x))]).T
        residual = z - matrix @ z
        return len(x) * np.sum(residual ** 2) / np.trace(np.eye(len(x)) - matrix) ** 2
    grid = np.linspace(-6, 4, 21)
    best = grid[np.argmin([score(p) for p in grid])]
    return 10 ** minimize_scalar(score, bounds=(best - 0.5, best + 0.5), method='bounded', options={'xatol': 1e-8}).x


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(3)
    x = np.sort(random.uniform(-1, 5, 40))
    z = np.sin(x) + 0.2 * random.normal(size=40) + 3 * x
    with open(out / 'smoothing_spline.csv', 'w') as file:
        for lam in (1e-3, 1.0, 50.0, gcv(x, z)):
            spline = make_smoothing_spline(x, z, lam=lam)
            print(f'lambda,{float(lam)!r}', file=file)
            for row in zip(x, z, spline(x), spline.derivative()(x), spline.derivative(2)(x)):
                print(','.join(repr(float(v)) for v in row), file=file)


main()
