"""Runs an ONNX model with onnxruntime: python run_model.py FOLDER

FOLDER holds model.onnx and, for each input, NAME.in (float32, little endian) with NAME.shape (its sizes in words).
Writes NAME.out and NAME.shape for each output. Called by the tests if the Python that they find has onnxruntime.
"""
import pathlib
import sys

import numpy as np
import onnxruntime


def main(folder):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    inputs = {}
    for value in session.get_inputs():
        shape = [int(size) for size in (folder / (value.name + ".shape")).read_text().split()]
        inputs[value.name] = np.fromfile(folder / (value.name + ".in"), "<f4").reshape(shape)
    for value, result in zip(session.get_outputs(), session.run(None, inputs)):
        declared = [size if isinstance(size, int) else result.shape[i] for i, size in enumerate(value.shape)]
        if declared != list(result.shape):
            sys.exit(f"{value.name} is declared as {value.shape} and is {result.shape}")
        result.astype("<f4").tofile(folder / (value.name + ".out"))
        (folder / (value.name + ".shape")).write_text(" ".join(map(str, result.shape)))


main(pathlib.Path(sys.argv[1]))
