"""标题回行 · A long title in lines that break between words, in the form of a trapezoid. Pure."""

import itertools

LINE = 19  # characters of 2号 in 156 mm, one left free
NOT_FIRST = set("的和与及等之》）】、，。")  # what no line begins with
NOT_LAST = set("《（【")


def lines(title: str, width: int = LINE) -> list[str]:
    """As the writer broke it; else as few lines as hold it, of about the same length, broken between words."""
    if "\n" in title:
        return [line.strip() for line in title.split("\n") if line.strip()]
    if len(title) <= width:
        return [title]
    count = -(-len(title) // width)
    return (
        _split(_breaks(title), title, count, width)
        or _split(list(range(len(title) + 1)), title, count + 1, width)
        or [title]
    )


def _breaks(title: str) -> list[int]:
    """Where a line may end."""
    import rjieba  # its dictionary takes 0.8 s to read: not before the first long title

    places, at = [0], 0
    for word in rjieba.cut(title):
        at += len(word)
        if at == len(title) or (title[at] not in NOT_FIRST and title[at - 1] not in NOT_LAST):
            places.append(at)
    return places


def _split(places: list[int], title: str, count: int, width: int) -> list[str]:
    """The division into `count` lines whose lengths differ least; [] where none fits."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
    ideal = len(title) / count
    for number in range(1, count + 1):
        for end in places:
            options = [
                (cost + (end - start - ideal) ** 2, [*way, end])
                for (line, start), (cost, way) in best.items()
                if line == number - 1 and 0 < end - start <= width
            ]
            if options:
                best[number, end] = min(options)
    way = best.get((count, len(title)), (0.0, []))[1]
    return [title[a:b] for a, b in itertools.pairwise(way)]
