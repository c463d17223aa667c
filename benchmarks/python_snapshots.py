"""The peer of `benchmarks/run snapshots`: VTK's C++ readers, called from Python, one thread.

Reads commands line by line and answers each with one line:
    convert SOURCE.pvd TARGET MODE   writes the .vtu files of a series anew into a folder, appended raw, MODE zlib or
                                     none, with the list; answers the number of files
    read SERIES.pvd                  reads all files with all arrays; answers seconds of the clock, seconds of the
                                     processor and a check sum
The seconds are those of the C++ readers with as little Python around them as can be.
"""
import os
import re
import shutil
import sys
import time

try:
    import vtk
    from vtk.util.numpy_support import vtk_to_numpy
except ImportError as e:
    print("no VTK:", e, flush=True)
    sys.exit(0)


def files(series):
    with open(series) as f:
        return [os.path.join(os.path.dirname(series), name) for name in re.findall(r'file="([^"]+)"', f.read())]


def convert(source, target, mode):
    reader = vtk.vtkXMLUnstructuredGridReader()
    writer = vtk.vtkXMLUnstructuredGridWriter()
    writer.SetDataModeToAppended()
    writer.EncodeAppendedDataOff()
    if mode == "zlib":
        writer.SetCompressorTypeToZLib()
    else:
        writer.SetCompressorTypeToNone()
    names = files(source)
    for name in names:
        reader.SetFileName(name)
        reader.Update()
        writer.SetInputData(reader.GetOutput())
        writer.SetFileName(os.path.join(target, os.path.basename(name)))
        writer.Write()
    shutil.copy(source, target)
    return len(names)


def read(series):
    names = files(series)
    total = 0.0
    seconds = 0.0
    processor = 0.0
    for name in names:
        begin = time.perf_counter()
        begin_processor = time.process_time()
        reader = vtk.vtkXMLUnstructuredGridReader()
        reader.SetFileName(name)
        reader.Update()
        data = reader.GetOutput()
        seconds += time.perf_counter() - begin
        processor += time.process_time() - begin_processor
        values = vtk_to_numpy(data.GetPointData().GetArray(0)).ravel()
        total += values[len(values) // 2]
    return "%.6f %.6f %.12g" % (seconds, processor, total)


print("VTK", vtk.vtkVersion.GetVTKVersion(), flush=True)
for line in sys.stdin:
    command, *arguments = line.rstrip("\n").split("\t")
    print({"convert": convert, "read": read}[command](*arguments), flush=True)
