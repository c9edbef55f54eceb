"""看板的路由 · Boards, screens; the outline of an area's map."""

from shangliang.people.can import Role, may
from tests.routes import FORBIDDEN, C, Route, V, able, at, inside, only, press

SEES_FIGURES = {role for role in Role if may(role, "figure.see")}


def own_board(visitor) -> int:
    return inside(visitor, 302 if visitor in SEES_FIGURES else FORBIDDEN)


BOARDS = {
    "boards": Route(at("/desk/board/"), own_board),
    "board": Route(at(f"/desk/board/{V}/", f"/desk/board/{V}/?period=all"), only(SEES_FIGURES)),
    "board-screen": Route(at(f"/desk/board/{V}/screen/"), only(SEES_FIGURES)),
    "board-sheet": Route(at(f"/desk/board/{V}/sheet/"), only(SEES_FIGURES)),
    "board-export": Route(at(f"/desk/board/{V}/export/"), press, posts=True),
    "year-report": Route(at(f"/desk/report/{V}/2023/"), only(SEES_FIGURES)),
    "area-outline": Route(at(f"/areas/{C}/outline/"), only(able("area.outline")), posts=True),
}
