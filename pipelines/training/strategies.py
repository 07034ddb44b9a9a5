"""Every fusion strategy on one budget: as many steps, with the same batches, beside a frozen model.

All begin with the layers of the model that they are for. Projectors, words, decoder and pointer
stay as they are, so a strategy is a small file of its own, and all share the rest in memory.
"""

import json
from dataclasses import replace
from pathlib import Path

from pipelines.fusion import checkpoint
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import STRATEGIES
from pipelines.training.joint import JointRun

PART = "fusion"
CONFIG, HISTORY = "strategies-config.json", "strategies-history.json"


def make_strategies(run: JointRun, start: Path, out: Path) -> None:
    """Train all strategies for the model in the folder `start`, with the vocabulary of the run.

    The concatenation learns on as well: what more steps are worth is no merit of a strategy.
    """
    beside = start / "hearth.safetensors"
    known = checkpoint.load(beside, dense=True)
    # Strategies begin with the model's own layers, so a run for other ones cannot go on.
    folder = run.folder / checkpoint.digest(beside)[:12]
    histories = {}
    for name in STRATEGIES:
        config = replace(run.config, strategy=name, only=PART)
        start_with = begun(known, name), run.orders.vocabulary
        one = replace(run, config=config, start=start_with, folder=folder / name)
        run.orders.pool.clear()  # houses that a run has met are drawn again in the next epoch
        checkpoint.save_strategy(one.train(), beside, out)
        histories[name] = one.history()
    run.config.save(out / CONFIG)
    text = json.dumps(histories, indent=2) + "\n"
    (out / HISTORY).write_text(text, encoding="utf-8")


def begun(known: FusionModel, name: str) -> FusionModel:
    """A known model with the fusion encoder of a strategy, as far as its layers can tell."""
    model = FusionModel(replace(known.config, strategy=name))
    model.load_state_dict(known.state_dict(), strict=False)
    model.fusion.begin()
    return model
