"""`python -m tests.audit`: what Lighthouse says of the page, as one JSON object.

Lighthouse comes from the npm registry and drives the local Chromium; nothing of it is installed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browsing import CHROMIUM
from tests.conftest import serving

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = {"accessibility": 98, "best-practices": 95}
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
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in LEAST}
    scored = [each for each in found["audits"].values() if each["score"] is not None]
    failed = [each["title"] for each in scored if each["score"] < 1]
    print(json.dumps({"lighthouse": found["lighthouseVersion"], **scores, "failed": failed}))
    return 0 if all(scores[name] >= least for name, least in LEAST.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
