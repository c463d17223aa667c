"""Times VTK on the work that the benchmark `raster-vtk` gives to our rasterizer.

Argument: a .pvd. Reads all its snapshots once (not timed), then waits for lines with a number of pixels N and answers each
with the seconds that vtkResampleWithDataSet takes to resample all snapshots, one after the other, on N x N points at the
centres of pixels that cover the first snapshot's bounding box; then the processor time of all its threads. Ends with its input. Called by `benchmarks/run raster-vtk`
if the Python that it finds has `vtk`.
"""
import os
import sys
import time
import xml.etree.ElementTree as tree

import vtk


def snapshots(pvd):
    names = [d.get("file") for d in tree.parse(pvd).iter("DataSet")]
    for name in names:
        reader = vtk.vtkXMLUnstructuredGridReader()
        reader.SetFileName(os.path.join(os.path.dirname(pvd), name))
        reader.Update()
        yield reader.GetOutput()


def grid(n, bounds):
    image = vtk.vtkImageData()
    dx = (bounds[1] - bounds[0]) / n
    dy = (bounds[3] - bounds[2]) / n
    image.SetDimensions(n, n, 1)
    image.SetSpacing(dx, dy, 1)
    image.SetOrigin(bounds[0] + dx / 2, bounds[2] + dy / 2, bounds[4])
    return image


def main():
    data = list(snapshots(sys.argv[1]))
    print(vtk.vtkVersion.GetVTKVersion(), len(data), flush=True)
    for line in sys.stdin:
        image = grid(int(line), data[0].GetBounds())
        start = time.perf_counter()
        cpu = time.process_time()
        filter_ = vtk.vtkResampleWithDataSet()
        filter_.SetInputData(image)
        for snapshot in data:
            filter_.SetSourceData(snapshot)
            filter_.Update()
        print(time.perf_counter() - start, time.process_time() - cpu, flush=True)


main()
