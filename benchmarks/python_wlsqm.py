"""Times python-wlsqm on the work that the benchmark `wlsqm` gives to our image fits.

Order 2, float64, uniform weights, all pixels of a 128 x 128 image of sin x cos y, neighbourhoods clipped at the borders.
Prints a line a radius: radius, threads, seconds of prepare, seconds of solve; best of several runs. Called by
`benchmarks/run wlsqm` if the Python that it finds has `wlsqm`.
"""
import sys
import time

import numpy as np
import wlsqm

N = 128
# a solver's internal data must stay below 2 GiB, so pixels are given to it in portions
PORTION_BYTES = 1 << 30


def offsets(radius):
    reach = int(radius)
    j, i = np.mgrid[-reach:reach + 1, -reach:reach + 1]
    inside = i * i + j * j <= radius * radius
    return i[inside], j[inside]


def portions(radius):
    """Yields for each portion of pixels: their points, their neighbours' points and values, and how many there are."""
    h = np.pi / (N - 1)
    i, j = offsets(radius)
    size = max(1, PORTION_BYTES // (len(i) * 8 * 8))
    pixels = np.arange(N * N)
    for begin in range(0, N * N, size):
        some = pixels[begin:begin + size]
        column = some[:, None] % N + i[None, :]
        row = some[:, None] // N + j[None, :]
        inside = (column >= 0) & (column < N) & (row >= 0) & (row < N)
        # python-wlsqm reads the first nk entries of a row: those in the image go to the front
        order = np.argsort(~inside, axis=1, kind="stable")
        column = np.take_along_axis(np.where(inside, column, 0), order, axis=1) * h
        row = np.take_along_axis(np.where(inside, row, 0), order, axis=1) * h
        points = np.ascontiguousarray(np.stack([column, row], axis=-1))
        values = np.sin(column) * np.cos(row)
        yield np.stack([some % N * h, some // N * h], axis=-1), points, values, inside.sum(axis=1).astype(np.int32)


def seconds(radius, threads):
    prepare = solve = 0.0
    for origins, points, values, counts in portions(radius):
        m = len(counts)
        solver = wlsqm.ExpertSolver(dimension=2, nk=counts, order=np.full(m, 2, np.int32),
                                    knowns=np.zeros(m, np.int64),
                                    weighting_method=np.full(m, wlsqm.WEIGHT_UNIFORM, np.int32),
                                    algorithm=wlsqm.ALGO_BASIC, do_sens=False, ntasks=threads)
        result = np.zeros((m, wlsqm.SIZE2))
        start = time.perf_counter()
        solver.prepare(xi=origins, xk=points)
        middle = time.perf_counter()
        solver.solve(fk=values, fi=result, sens=None)
        prepare += middle - start
        solve += time.perf_counter() - middle
        del solver
    return prepare, solve


def main():
    for radius in [float(a) for a in sys.argv[1:]] or [2.5, 10.5, 40.5]:
        for threads in (1, 2):
            runs = [seconds(radius, threads) for _ in range(1 if radius > 20 else 5)]
            print(radius, threads, min(r[0] for r in runs), min(r[1] for r in runs), flush=True)


main()
