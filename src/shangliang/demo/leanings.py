"""倾向 · What invented people would think: kinds of opinion, and views drawn from them, the same ones from the same seed."""

from random import Random

UNSURE, SEEN = 0.08, 0.85  # how often somebody is not sure; how much of what is asked somebody answers


class Leanings:
    """几类看法 · `parts`: how large each kind of opinion is; `support`: {sentence: -1 to 1 for each of them}."""

    def __init__(self, seed: int, parts: tuple[int, ...], support: dict[str, tuple[float, ...]]) -> None:
        self.seed, self.support = seed, support
        self.kinds = [kind for kind, people in enumerate(parts) for _one in range(people)]
        Random(seed).shuffle(self.kinds)

    def views(self, asked: dict[int, str], people: range, *, again: str = "") -> dict[int, dict[int, int]]:
        """{person: {number: view}} on the sentences {number: text}; `again` names a later round of the same people."""
        return {person: self._views(asked, person, again) for person in people}

    def _views(self, asked: dict[int, str], person: int, again: str) -> dict[int, int]:
        draw = Random(f"{self.seed} {person} {again}")
        kind = self.kinds[person]
        said = {}
        for number, text in asked.items():
            answers, sure, side = draw.random() < SEEN, draw.random() >= UNSURE, draw.random()
            if text in self.support and answers:
                said[number] = (1 if side < (1 + self.support[text][kind]) / 2 else -1) if sure else 0
        return said
