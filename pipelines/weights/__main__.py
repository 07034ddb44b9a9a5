"""Look after the weights cache.

`status` looks at presence and sizes, `verify` reads every file as well, and `fetch` mends what
`verify` would report.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from pipelines.settings import Settings, SettingsError
from pipelines.weights.errors import WeightsError
from pipelines.weights.manifest import MANIFEST, Artefact, read_manifest
from pipelines.weights.store import Status, WeightsStore


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 if an artefact that was asked for is not ready."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.weights", description=__doc__)
    parser.add_argument("command", choices=["status", "fetch", "verify"])
    parser.add_argument("names", nargs="*", metavar="NAME", help="default: what the app needs")
    parser.add_argument("--manifest", type=Path, default=MANIFEST, help="default: %(default)s")
    given = parser.parse_args(arguments)
    manifest = read_manifest(given.manifest)
    unknown = set(given.names) - manifest.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(manifest)}")
    try:
        store = WeightsStore(Settings.load())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    app = [artefact for artefact in manifest.values() if artefact.needed_by == "app"]
    asked = [manifest[name] for name in given.names] or app
    if given.command == "fetch":
        return _fetch(store, asked)
    if given.command == "verify":
        return _show(store.verify, asked, asked)
    return _show(store.status, asked if given.names else list(manifest.values()), asked)


def _fetch(store: WeightsStore, asked: list[Artefact]) -> int:
    for artefact in asked:
        try:
            print(f"{artefact.name}: ready in {store.ready(artefact, thorough=True)}")
        except WeightsError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _show(look: Callable[[Artefact], Status], shown: list[Artefact], asked: list[Artefact]) -> int:
    results = [look(artefact) for artefact in shown]
    for result in results:
        artefact = result.artefact
        print(
            f"{artefact.name}: {result.problem or 'ready'} · {artefact.about} · "
            f"{artefact.licence} · {artefact.bytes / 1e6:.0f} MB · for the {artefact.needed_by} · "
            f"{result.folder}"
        )
    return int(any(result.problem for result in results if result.artefact in asked))


if __name__ == "__main__":
    sys.exit(main())
