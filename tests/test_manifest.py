"""The list of weights that the app needs: pinned, summed and licensed."""

import re
from pathlib import Path

from pipelines.weights.__main__ import main
from pipelines.weights.convert import CONVERTERS, FINISHES
from pipelines.weights.manifest import read_manifest


def test_shipped_manifest_pins_and_licenses_everything():
    pins = {"wheel": r"[a-z0-9-]+==[0-9.]+", "hub": r"[\w-]+/[\w.-]+@[0-9a-f]{40}"}
    pins["npm"] = r"[a-z0-9-]+@[0-9.]+"
    for artefact in read_manifest().values():
        assert artefact.about and artefact.licence and artefact.needed_by in ("app", "training")
        for source in artefact.sources:
            assert re.fullmatch(pins[source.kind], source.package)
            assert source.finish in ("", *FINISHES)
            for file in source.files:
                assert re.fullmatch(r"[0-9a-f]{64}", file.sha256) and file.bytes > 0
                assert file.convert in CONVERTERS and file.target == Path(file.target).name


def test_status_says_what_is_missing(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("HEARTH_HOME", str(tmp_path))
    assert main(["status"]) == 1
    assert "dinov2-small: not fetched yet" in capsys.readouterr().out
