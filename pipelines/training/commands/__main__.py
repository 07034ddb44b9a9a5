"""Show examples: `python -m pipelines.training.commands --show 40`."""

import argparse
import random
import time
from pathlib import Path

from pipelines.tasks.language.orders import Group, Order
from pipelines.training.commands import Examples, Houses


def main() -> None:
    """Print some examples, and how many are made in a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--task", choices=("command", "answer", "none"))
    parser.add_argument("--kind", help="as the mix calls it: several, wish, followup, …")
    options = parser.parse_args()
    houses, examples = Houses(options.data), Examples(options.data)
    rng = random.Random(options.seed)
    started, made, shown = time.process_time(), 0, 0
    while shown < options.show:
        house = houses.sample(rng)
        for _ in range(20):
            example = examples.sample(house, rng)
            made += 1
            wanted = options.task in (None, example.task) and options.kind in (None, example.kind)
            if wanted and shown < options.show:
                shown += 1
                where = f" @{example.room}" if example.room else ""
                last = f" <{','.join(example.last)}>" if example.last else ""
                orders = "; ".join(map(_brief, example.orders)) or example.task
                print(f"{example.text!r}{where}{last}\n      {orders}")
    print(f"{made / (time.process_time() - started):.0f} examples a second of one core")


def _brief(order: Order) -> str:
    targets = [f"[{t.kind}@{t.place}]" if isinstance(t, Group) else t for t in order.targets]
    less = f" -{','.join(order.exceptions)}" if order.exceptions else ""
    values = " ".join(f"{name}={value}" for name, value in order.values)
    asks = " ASKS" if order.asks else ""
    return f"{order.verb} {' '.join(targets)}{less} {values}{asks}".rstrip()


if __name__ == "__main__":
    main()
