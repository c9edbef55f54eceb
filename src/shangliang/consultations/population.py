"""人口 · What is on record of who lives in an area, class by class."""

from .models import PopulationFigure


def known_people(area: str) -> dict[tuple[str, str], int]:
    """{(feature, value): people}."""
    rows = PopulationFigure.objects.filter(area=area).values_list("feature", "value", "people")
    return {(feature, value): people for feature, value, people in rows}
