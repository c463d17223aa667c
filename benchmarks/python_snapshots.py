"""The peer of `benchmarks/run snapshots`: VTK's C++ readers, called from Python, one thread.

Reads commands line by line and answers each with one line:
    convert SOURCE TARGET MODE   writes the .vtu files of a folder anew, MODE zlib or none, appended raw; answers the
                                 number of files
    read FOLDER                  reads all .vtu files of a folder with all arrays; answers seconds and a check sum
The seconds are those of the C++ readers with as little Python around them as can be.
"""
import os
import sys
import time

try:
    import vtk
    from vtk.util.numpy_support import vtk_to_numpy
except ImportError as e:
    print("no VTK:", e, flush=True)
    sys.exit(0)


def files(folder):
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".vtu")]


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
    return len(names)


def read(folder):
    names = files(folder)
    total = 0.0
    seconds = 0.0
    for name in names:
        begin = time.perf_counter()
        reader = vtk.vtkXMLUnstructuredGridReader()
        reader.SetFileName(name)
        reader.Update()
        data = reader.GetOutput()
        seconds += time.perf_counter() - begin
        values = vtk_to_numpy(data.GetPointData().GetArray(0)).ravel()
        total += values[len(values) // 2]
    return "%.6f %.12g" % (seconds, total)


print("VTK", vtk.vtkVersion.GetVTKVersion(), flush=True)
for line in sys.stdin:
    command, *arguments = line.rstrip("\n").split("\t")
    print({"convert": convert, "read": read}[command](*arguments), flush=True)
