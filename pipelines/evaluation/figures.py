"""The figures in README.md and the model card, written from the results beside the weights.

A page holds `<!-- figures: NAME -->` and `<!-- end -->`; what stands between them is written here,
so a page can never say what was not measured. A test compares both.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.measures import results
from pipelines.types import Request

PAGES = (Path("README.md"), Path("assets/MODEL_CARD.md"))
BLOCK = re.compile(r"(<!-- figures: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
Results = Mapping[str, Any]
WAYS = {"words": "words alone", "sounds": "sounds alone", "both": "words and sounds"}
STRATEGIES = {"shipped": "concatenation, as shipped", "concatenation": "concatenation, on as well",
              "sum": "gated sum", "attention": "cross-attention"}  # fmt: skip
LANGUAGES = {"de": "German", "es": "Spanish", "fr": "French", "zh": "Chinese"}


def write_figures(check: bool = False) -> dict[str, Any]:
    """Fill the blocks of all pages. With `check` nothing is written.

    Raises:
        EvaluationError: a result is missing, a block is unknown, or (`check`) a page is stale.
    """
    found, stale = results(), []
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = filled(old, found)
        if new != old:
            stale.append(str(page))
            if not check:
                page.write_text(new, encoding="utf-8")
    if check and stale:
        raise EvaluationError(f"{stale[0]} does not show what was measured: run `make figures`.")
    return {"written": [] if check else stale}


def filled(page: str, found: Results) -> str:
    """A page with its blocks filled. Raises EvaluationError for a block that nobody writes."""

    def block(match: re.Match[str]) -> str:
        if match[2] not in BLOCKS:
            raise EvaluationError(f"There are no figures called {match[2]!r}.")
        return f"{match[1]}{BLOCKS[match[2]](found)}\n{match[3]}"

    return BLOCK.sub(block, page)


def percent(share: Mapping[str, Any], name: str) -> str:
    """`48.5 % [45.2, 51.9] of 853`."""
    if not share["n"]:
        return "none asked"
    low, high = (100 * each for each in share["interval_95"])
    return f"{100 * share[name]:.1f} % [{low:.1f}, {high:.1f}] of {share['n']}"


def table(head: str, rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; `head` names the columns, with bars between."""
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + " --- |" * columns]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def readme(found: Results) -> str:
    """The figures of the README, each with its command, and the machine whose times they are."""
    ours, peer = (found["command"]["answers"][name] for name in ("hearth", "hassil"))
    spoken = found["voice"]["answers"]["hearth"]
    seen, blind = found["vqa"], found["vqa-blind"]
    said, fast, heard = found["captions"], found["bench"], found["speech"]
    crowd = found["soak"]
    run = "`python -m pipelines.evaluation {}`"
    rows = [
        ("requests in 12 unseen houses exactly right",
         f"{percent(ours['acting'], 'exact_match')} (`hassil` with `home-assistant-intents`: "
         f"{100 * peer['acting']['exact_match']:.1f} %)", run.format("command …")),
        ("… acted where nothing was asked",
         f"{percent(ours['must_not_act'], 'false_actions')} (`hassil`: "
         f"{100 * peer['must_not_act']['false_actions']:.1f} %)", "the same"),
        ("… typed request to command", f"{ours['median_ms']:.0f} ms (95 %: {ours['p95_ms']:.0f} "
         "ms)", "the same"),
        ("… spoken by unheard synthetic voices",
         f"{percent(spoken['acting'], 'exact_match')}, word error rate "
         f"{100 * found['voice']['word_error_rate']:.0f} %, {spoken['median_ms']:.0f} ms",
         run.format("voices …") + ", then `command --audio …`"),
        ("the right way: caption, answer, command or none",
         percent(found["router"]["router"], "accuracy"), run.format("router …")),
        ("questions about houses exactly right",
         percent(found["questions"]["questions"], "exact_match"), run.format("questions …")),
        ("… several in one request, all of them right",
         percent(found["several"]["questions"], "exact_match"), "the same"),
        ("requests that lean on the one before, and a yes or a no",
         percent(found["dialogues"]["dialogues"], "exact_match"),
         run.format("dialogues …")),
        ("questions about pictures, DAQUAR development split",
         f"{percent(seen['accuracy'], 'share')} (grey pictures: "
         f"{100 * blind['accuracy']['share']:.1f} %)", run.format("vqa …")),
        ("to-dos found among sentences written by hand",
         f"F1 {found['todos']['f1']:.2f} (precision {found['todos']['precision']['share']:.2f}, "
         f"recall {found['todos']['recall']['share']:.2f})", run.format("texts")),
        *((f"CIDEr, {_search(each['beams'])}, Flickr8k development split",
           f"{each['CIDEr']:.3f} (BLEU-4 {each['BLEU-4']:.3f}, METEOR {each['METEOR']:.3f})",
           run.format("caption …")) for each in (said, said["beside"])),
        ("12-megapixel JPEG to the first word of a draft",
         f"{fast['hearth_ms']['first_token']:.0f} ms (greedy: "
         f"{fast['greedy_ms']['first_token']:.0f} ms)", "`make bench`"),
        ("… to the whole caption", f"{fast['hearth_ms']['total']:.0f} ms (95 %: "
         f"{fast['hearth_p95_total_ms']:.0f} ms)", "`make bench`"),
        ("each word piece", f"{fast['hearth_ms']['decode_per_token']:.1f} ms (greedy: "
         f"{fast['greedy_ms']['decode_per_token']:.1f} ms)", "`make bench`"),
        ("against BLIP-base in the same run",
         f"{fast['times_faster_than_peer']:.1f} times faster "
         f"({min(fast['peer_ms'].values()):.0f} ms, its faster data type)", "`make bench`"),
        ("typed request in a house of 500 devices",
         f"{fast['large_house_ratio']:.2f} times that in one of 30", "`make bench`"),
        ("slot words heard in 150 real spoken orders",
         f"{100 * heard['slot_words_heard']:.0f} %, in {heard['median_ms']:.0f} ms (95 %: "
         f"{heard['p95_ms']:.0f} ms) each", run.format("speech …")),
        ("start to served page, weights cached", f"{fast['startup_to_page_s']:.1f} s",
         "`make bench`"),
        ("peak memory", f"{fast['peak_memory_mb']:.0f} MB", "`make bench`"),
        (f"{crowd['visitors']} visitors at once for {crowd['minutes']:.0f} minutes",
         f"{crowd['requests']} requests, {crowd['errors']} errors, {crowd['replies_of_others']} "
         f"replies gone astray, memory {crowd['memory_growth_mb']:+.0f} MB after warming up",
         run.format("soak")),
    ]  # fmt: skip
    machine = fast["machine"]
    where = f"Times: {machine['threads']} threads of {machine['processor']}, {machine['dtype']}."
    return f"{where} No GPU.\n\n{table('figure | measured | command', rows)}"


def _search(beams: int) -> str:
    return "greedy" if beams == 1 else f"{beams} beams"


def captions(found: Results) -> str:
    """Caption scores."""
    names = [*(f"BLEU-{n}" for n in range(1, 5)), "METEOR", "CIDEr"]
    own = found["captions"]
    ways = tuple((_search(each["beams"]), each) for each in (own, own["beside"]))
    rows = [(way, *(f"{kept[name]:.4f}" for name in names)) for way, kept in ways]
    return table("decoding | " + " | ".join(names), rows)


def samples(found: Results) -> str:
    """Captions drawn by lot, each beside its first reference."""
    rows = [(f"`{name}`", *pair) for name, pair in found["captions"]["samples"].items()]
    return table("picture | Hearth | first reference", rows)


def commands(found: Results) -> str:
    """Requests to a house: ours and the peer's, on our cases and on its templates."""
    own = found["command"]
    runs = (
        ("written by hand", own),
        ("written later, for four more houses", found["unseen"]),
        ("in looser words, for another four", found["wild"]),
        ("the peer's own", own["templates"]),
    )
    rows = [
        (
            cases,
            name,
            percent(score["acting"], "exact_match"),
            percent(score["must_not_act"], "false_actions"),
            f"{score['median_ms']:.0f} / {score['p95_ms']:.0f}",
        )
        for cases, run in runs
        for name, score in run["answers"].items()
    ]
    return table("cases | who | acting, exactly right | must not, acted | ms, median / 95 %", rows)


def kinds(found: Results) -> str:
    """Accuracy by kind of request, best first."""
    by_kind = found["command"]["answers"]["hearth"]["by_kind"]
    ranked = sorted(by_kind.items(), key=lambda each: -each[1]["accuracy"])
    return ", ".join(f"{kind} {100 * score['accuracy']:.0f}" for kind, score in ranked) + "."


def spoken(found: Results) -> str:
    """The same requests by voice, and in other languages."""
    own, others = found["voice"], found["languages"]["answers"]["hearth"]
    few = own["ways"]
    scores = {f"English, {WAYS[Request.listening]}": own["answers"]["hearth"]} | {
        f"… the first {few['cases']} recordings: {WAYS[way]}": score
        for way, score in few["answers"].items()
    }
    rows = [
        (what, percent(score["acting"], "exact_match"),
         percent(score["must_not_act"], "false_actions"),
         f"{score['median_ms']:.0f} / {score['p95_ms']:.0f}")
        for what, score in scores.items()
    ]  # fmt: skip
    rows += [
        (name, percent(others["by_kind"][code], "accuracy"), "counted in", "")
        for code, name in LANGUAGES.items()
    ]
    rate = f"Of the English words {100 * own['word_error_rate']:.1f} % are heard wrongly."
    return f"{table('spoken | right | must not, acted | ms, median / 95 %', rows)}\n\n{rate}"


def pictures(found: Results) -> str:
    """Questions about pictures, with and without the picture."""
    rows = [
        (
            how,
            percent(run["accuracy"], "share"),
            percent(run["single_word"], "share"),
            run["WUPS@0.9"],
            run["WUPS@0.0"],
            run["calibration_error"],
        )
        for how, run in (("with the picture", found["vqa"]), ("grey pictures", found["vqa-blind"]))
    ]
    return table("| all | single-word | WUPS@0.9 | WUPS@0.0 | calibration error", rows)


def houses(found: Results) -> str:
    """Questions about a house, by kind."""
    asked = found["questions"]
    rows = [
        ("questions, exactly right", percent(asked["questions"], "exact_match")),
        ("no question, answered", percent(asked["no_questions"], "false_answers")),
        (
            "several questions at once, all right",
            percent(found["several"]["questions"], "exact_match"),
        ),
    ]
    rows += [(kind, percent(score, "accuracy")) for kind, score in asked["by_kind"].items()]
    return table("| share", rows)


def routes(found: Results) -> str:
    """The router, by how a request came."""
    doors = {**found["router"]["by_door"], **found["router-voice"]["by_door"]}
    rows = [("all typed and beside pictures", percent(found["router"]["router"], "accuracy"))]
    rows += [(door, percent(score, "accuracy")) for door, score in sorted(doors.items())]
    return table("requests | right way", rows)


def strategies(found: Results) -> str:
    """Fusion strategies: what each is worth on the same requests, and what it costs."""
    rows = [
        (
            STRATEGIES.get(name, name),
            f"{score['parameters'] / 1e6:.2f} M",
            f"{score['captions']['CIDEr']:.3f}",
            percent(score["questions"], "share"),
            percent(score["typed"]["acting"], "exact_match"),
            percent(score["spoken"]["acting"], "exact_match"),
            percent(score["typed"]["must_not_act"], "false_actions"),
            f"{score['median_ms']:.0f} ms ({score['times_shipped']:.2f} ×)",
        )
        for name, score in found["strategies"]["strategies"].items()
    ]
    head = "fusion | parameters | CIDEr | picture questions right | typed requests right"
    return table(f"{head} | spoken requests right | must not, acted | a typed request", rows)


def todos(found: Results) -> str:
    """To-dos found in texts."""
    score = found["todos"]
    row = (percent(score["precision"], "share"), percent(score["recall"], "share"), score["f1"])
    return table("precision | recall | F1", [row])


def undo(found: Results) -> str:
    """Wishes to take something back."""
    row = (percent(found["undo"]["undo"], "share"), percent(found["undo"]["others"], "share"))
    return table("heard | other requests taken for it", [row])


BLOCKS: dict[str, Callable[[Results], str]] = {
    "readme": readme, "captions": captions, "samples": samples, "commands": commands,
    "kinds": kinds, "spoken": spoken, "pictures": pictures, "houses": houses, "routes": routes,
    "todos": todos, "undo": undo, "strategies": strategies,
}  # fmt: skip
