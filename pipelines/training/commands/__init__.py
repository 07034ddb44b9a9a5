"""Examples for the command task: random houses, and what people say in them."""

from pipelines.training.commands.examples import Example, Examples
from pipelines.training.commands.houses import Houses

__all__ = ["Example", "Examples", "Houses"]
