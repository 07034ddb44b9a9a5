"""Hearth: settings → Assistant → interface → launch."""

import logging
import sys
from typing import TYPE_CHECKING

from demo.command_line import ask, parser
from demo.rehearsal import HOUSE
from demo.rehearsal import main as rehearse
from pipelines.encoders.errors import WrongEncoder
from pipelines.fusion.errors import CheckpointError
from pipelines.house.loading import load_house
from pipelines.settings import Settings, SettingsError
from pipelines.waking import Waking
from pipelines.weights.errors import WeightsError

if TYPE_CHECKING:
    from pipelines.assistant import Assistant


def main() -> int:
    """Serve the page, answer one request (`--ask`), try the tour or record the examples."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    given = parser().parse_args()
    try:
        settings = Settings.load()
        if given.ask:
            return ask(loaded(settings), given)
        if given.rehearse:
            return rehearse(loaded(settings))
        if given.record:
            from demo.recording import main as record

            return record(loaded(settings))
        serve(settings)
    except (SettingsError, WeightsError, WrongEncoder, CheckpointError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def serve(settings: Settings) -> None:
    """Show the page at once, load the models meanwhile; what cannot be loaded ends it all."""
    # Here, because gradio takes seconds to import, and a request from a terminal needs none of it.
    from demo.interface import build
    from demo.languages import translations
    from demo.theme import style, theme

    assistant = Waking(lambda: load(settings))
    page = build(assistant, settings.public_url).queue(max_size=settings.queue)
    page.launch(
        server_name=settings.host,
        server_port=settings.port,
        share=settings.share,
        theme=theme(),
        css=style(),
        max_file_size="20mb",
        i18n=translations(),
        ssr_mode=False,
        footer_links=["api"],
        prevent_thread_lock=True,
    )
    assistant.wait()
    page.block_thread()


def load(settings: Settings) -> "Assistant":
    """The assistant, with the names of the house read, so that no request need wait for them."""
    assistant = loaded(settings)
    assistant.householder.reader(load_house(HOUSE))
    return assistant


def loaded(settings: Settings) -> "Assistant":
    """The assistant, imported only now: torch takes seconds, and the page is up meanwhile."""
    from pipelines.assistant import Assistant

    return Assistant.load(settings)


if __name__ == "__main__":
    sys.exit(main())
