"""Models that were exported as ONNX graphs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.weights.errors import CorruptWeights


@contextmanager
def opened(source: Path) -> Iterator[Any]:
    """The graph in a file. Raises CorruptWeights for what cannot be read, also while it is used."""
    import onnx  # here, because only the very first start converts anything

    try:
        yield onnx.load_model(str(source), load_external_data=False).graph
    except Exception as error:  # protobuf and onnx raise several unrelated types
        raise CorruptWeights(f"{source.name} is not a readable ONNX file") from error


def array(tensor: Any) -> Any:
    """A constant of a graph as a numpy array."""
    import onnx

    return onnx.numpy_helper.to_array(tensor)
