"""Hearth: settings → Assistant → interface → launch."""

import logging
import sys

from demo.command_line import ask, parser
from demo.interface import build
from demo.languages import translations
from demo.rehearsal import main as rehearse
from demo.theme import style, theme
from pipelines.assistant import Assistant
from pipelines.encoders.check import WrongEncoder
from pipelines.fusion.checkpoint import CheckpointError
from pipelines.settings import Settings, SettingsError
from pipelines.weights.errors import WeightsError


def main() -> int:
    """Serve the page, answer one request with `--ask`, or try the tour with `--rehearse`."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    given = parser().parse_args()
    try:
        settings = Settings.load()
        assistant = Assistant.load(settings)
    except (SettingsError, WeightsError, WrongEncoder, CheckpointError) as error:
        print(error, file=sys.stderr)
        return 1
    if given.ask:
        return ask(assistant, given)
    if given.rehearse:
        return rehearse(assistant)
    build(assistant, settings.public_url).queue(max_size=settings.queue).launch(
        server_name=settings.host,
        server_port=settings.port,
        share=settings.share,
        theme=theme(),
        css=style(),
        max_file_size="20mb",
        i18n=translations(),
        ssr_mode=False,
        footer_links=["api"],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
