"""Questions about pictures, short answers: people's own (DAQUAR) and those that captions hold."""

from pipelines.training.questions.daquar import Pair
from pipelines.training.questions.daquar import daquar as daquar
from pipelines.training.questions.generate import generated

__all__ = ["Pair", "daquar", "generated"]
