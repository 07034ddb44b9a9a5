"""What the model understood, as HTML: the reply, and below it why."""

from html import escape

from demo import render, texts
from pipelines.house.entities import House
from pipelines.house.sentences import called, sentence
from pipelines.house.session import NeedsConfirmation
from pipelines.tasks.replies import Choose, Confirm, Recognised, Understood
from pipelines.types import Timing


def quoted(text: str) -> str:
    """What was typed."""
    return f'<p class="said">“{escape(text)}”</p>'


def recognised(seen: Recognised, house: House) -> str:
    """Which device a picture shows, and how alike it looks."""
    entity = house.entity(seen.entity_id or "")
    if entity is None or seen.verdict == "unknown":
        return ""
    text = texts.LOOKS_LIKE.format(called(entity, house), seen.similarity)
    return f'<p class="about">{escape(text)}</p>'


def told(text: str) -> str:
    """An answer from the house."""
    return f'<p class="story" aria-live="polite">{escape(text)}</p>'


def question(waiting: Confirm, house: House) -> str:
    """Commands that wait for a yes."""
    if waiting.unsure:
        guess = " ".join(sentence(each, house) for each in waiting.commands)
        return f'<p class="story ask" role="alert">{texts.MEANT} {escape(guess)}</p>'
    return render.house_question(NeedsConfirmation(waiting.commands, waiting.reasons), house)


def choices(offer: Choose) -> str:
    """Devices that fit equally, as buttons."""
    buttons = "".join(
        f'<button type="button" class="choice" data-choice="{number}">{escape(name)}</button>'
        for number, (name, _) in enumerate(offer.choices)
    )
    return f'<p class="story ask" role="alert">{texts.WHICH}</p><p>{buttons}</p>'


def times(timing: Timing) -> str:
    """How long it took."""
    return f'<p class="about">{texts.TOOK.format(timing.total)}</p>'


def card(understood: Understood, house: House) -> str:
    """Why: the odds of the tasks, and every token of the order with its probability."""
    meaning = understood.understanding
    odds = "".join(
        f'<span class="odd" style="--sure:{odd:.2f}">{escape(texts.TASKS[task])} {odd:.0%}</span>'
        for task, odd in sorted(meaning.odds.items(), key=lambda each: -each[1])
        if odd >= 0.005
    )
    tokens = "".join(
        f'<span class="token" style="--sure:{each.probability:.2f}" '
        f'title="{each.probability:.1%}">{escape(_readable(each.symbol, house))}</span>'
        for each in meaning.written
    )
    written = f"<h3>{texts.WROTE}</h3><p>{tokens}</p>" if tokens else ""
    seen = texts.CANDIDATES.format(len(meaning.candidates)) if meaning.candidates else ""
    return (
        f'<details class="why"><summary>{texts.WHY}</summary><h3>{texts.ROUTE}</h3><p>{odds}</p>'
        f'{written}<p class="about">{texts.SURE.format(meaning.confidence)} {seen}</p></details>'
    )


def _readable(symbol: str, house: House) -> str:
    entity, area = house.entity(symbol), house.area(symbol)
    if entity is not None:
        return called(entity, house)
    if area is not None:
        return area.name
    return symbol.strip("<>").split(":", 1)[-1].replace("_", " ")
