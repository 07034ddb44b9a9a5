"""`python -m tests.audit`: what Lighthouse says of the page, and how soon it is seen, as JSON.

Lighthouse comes from the npm registry and drives the local Chromium; nothing of it is installed.
The first paint is not Lighthouse's, which supposes a slow phone, but that of visitors on localhost.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browsing import CHROMIUM, QUIET, visit
from tests.conftest import serving

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = {"accessibility": 98, "best-practices": 95}
FIRST_PAINT, VISITS = 1500, 5  # milliseconds; the median visit counts
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def main() -> int:
    """Start a server, let Lighthouse look at it, and say what it found."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        with serving(Path(folder) / "log.txt") as server:
            subprocess.run(
                [
                    "npx", "--yes", LIGHTHOUSE, server.url, "--quiet", "--output=json",
                    f"--output-path={report}", f"--only-categories={','.join(LEAST)}",
                    f"--chrome-flags={FLAGS}",
                ],
                env={"CHROME_PATH": CHROMIUM, **os.environ},
                check=True,
            )  # fmt: skip
            paint = round(statistics.median(first_paints(server.url)))
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in LEAST}
    scored = [each for each in found["audits"].values() if each["score"] is not None]
    failed = [each["title"] for each in scored if each["score"] < 1]
    seen = {"lighthouse": found["lighthouseVersion"], **scores, "first_paint_ms": paint}
    print(json.dumps({**seen, "failed": failed}))
    good = all(scores[name] >= least for name, least in LEAST.items()) and paint <= FIRST_PAINT
    return 0 if good else 1


def first_paints(url: str) -> list[float]:
    """Milliseconds until each of some visitors sees something of the page."""
    paints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for _ in range(VISITS):
            with visit(browser, url) as page:
                found = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
                paints.append(float(page.evaluate(found)))
    return paints


if __name__ == "__main__":
    sys.exit(main())
