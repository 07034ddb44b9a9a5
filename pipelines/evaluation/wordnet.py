"""WordNet's nouns, as Debian's package `wordnet-base` ships them, and Wu-Palmer's likeness.

WordNet 3.0 (Miller 1995; Princeton's permissive licence). The files' format is wndb(5WN).
"""

from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
ABSENT = "WordNet is not at {folder}: apt-get install wordnet-base"
ENDINGS = (("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
           ("men", "man"), ("ies", "y"), ("s", ""))  # fmt: skip


class WordNetError(RuntimeError):
    """WordNet cannot be read; the message says what to do."""


class WordNet:
    """Nouns with their senses, and each sense with what it is a kind of."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Raises WordNetError if the folder does not hold WordNet."""
        try:
            self._senses = dict(map(_entry, _lines(folder / "index.noun")))
            self._above = dict(map(_synset, _lines(folder / "data.noun")))
            exceptions = (folder / "noun.exc").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError, IndexError) as error:
            raise WordNetError(ABSENT.format(folder=folder)) from error
        self._irregular = {line.split()[0]: line.split()[1] for line in exceptions if line.strip()}
        self.likeness = lru_cache(maxsize=65536)(self._likeness)
        self._ancestors = cache(self._distances)
        self._depth = cache(self._longest)

    def senses(self, word: str) -> tuple[str, ...]:
        """The senses of a noun, by its singular where need be; none for an unknown word."""
        form = word.lower().replace(" ", "_")
        tried = [form, self._irregular.get(form, form)]
        tried += [form[: -len(end)] + other for end, other in ENDINGS if form.endswith(end)]
        return tuple(dict.fromkeys(sense for each in tried for sense in self._senses.get(each, ())))

    def kinds(self, word: str) -> frozenset[str]:
        """The most usual sense of a noun and every sense above it; none for an unknown word."""
        senses = self.senses(word)
        return frozenset(self._ancestors(senses[0]) if senses else ())

    def _likeness(self, one: str, other: str) -> float:
        """Wu and Palmer (1994) in 0-1, the most of any two senses; 1 for equal words."""
        if one == other:
            return 1.0
        return max((self._near(a, b) for a in self.senses(one) for b in self.senses(other)),
                   default=0.0)  # fmt: skip

    def _near(self, one: str, other: str) -> float:
        ours, theirs = self._ancestors(one), self._ancestors(other)
        shared = ours.keys() & theirs.keys()
        if not shared:
            return 0.0
        depth, meeting = max((self._depth(each), each) for each in shared)
        ways = ours[meeting] + theirs[meeting]
        return 2 * depth / (2 * depth + ways)

    def _distances(self, sense: str) -> dict[str, int]:
        """Every sense above one, itself included, with the fewest steps that lead there."""
        found, edge = {sense: 0}, [sense]
        while edge:
            following = [above for each in edge for above in self._above[each]]
            step = found[edge[0]] + 1
            edge = [each for each in dict.fromkeys(following) if each not in found]
            found |= dict.fromkeys(edge, step)
        return found

    def _longest(self, sense: str) -> int:
        """The depth of a sense, counted from the root, which is 1, on the longest way."""
        return 1 + max(map(self._depth, self._above[sense]), default=0)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(" ")]  # the licence is indented


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.split()
    return fields[0], tuple(fields[-int(fields[2]) :])


def _synset(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.partition("|")[0].split()
    pointers = fields[5 + 2 * int(fields[3], 16) :]
    kinds = zip(pointers[::4], pointers[1::4], strict=False)
    return fields[0], tuple(offset for sign, offset in kinds if sign in ("@", "@i"))
