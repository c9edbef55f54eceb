"""席位与抽签的路由 · The routes of the roster builder, of a draw on the desk, and of its public notice."""

from shangliang.people.can import Role
from tests.routes import OWN, RUNS, Route, of, only, press

RUN = "{tables.lot.consultation.ref}/draw/{tables.lot.number}/"
DESK, PUBLIC = f"/desk/c/{RUN}", f"/c/{RUN}"
PLAN = "/desk/seat-templates/{tables.plan.ref}/"
PLANS = only(RUNS | {Role.PARTY}, other=404)  # the Party organisation responsible sees what it approves


def of_one(act: str):
    """What is done about one of the panel."""

    def urls(world) -> list[str]:
        run = world.tables.lot
        return [f"/desk/c/{run.consultation.ref}/draw/{run.number}/{run.candidates.panel().first().number}/{act}/"]

    return urls


SEATS = {
    "seats": Route(of("/desk/c/{tables.lot.consultation.ref}/seats/", "/desk/c/{tables.running.ref}/seats/"), OWN),
    "seats-plan": Route(of("/desk/c/{tables.prepared.ref}/seats/plan/"), OWN, posts=True),
    "draw-new": Route(of("/desk/c/{tables.prepared.ref}/draw/new/"), OWN, posts=True),
    "draw": Route(of(DESK), PLANS),
    "draw-quotas": Route(of(f"{DESK}quotas/"), OWN, posts=True),
    "draw-approve": Route(of(f"{DESK}approve/"), PLANS, posts=True),
    "draw-make": Route(of(f"{DESK}make/"), press, posts=True),
    "draw-publish": Route(of(f"{DESK}publish/"), OWN, posts=True),
    "draw-seed": Route(of(f"{DESK}seed/"), OWN, posts=True),
    "draw-stop": Route(of(f"{DESK}stop/"), OWN, posts=True),
    "draw-certificate": Route(of(f"{DESK}certificate/"), OWN),
    "draw-folder": Route(of(f"{DESK}folder.zip"), OWN),
    "draw-leave": Route(of_one("leave"), OWN, posts=True),
    "draw-pool": Route(of(f"{DESK}pool/"), OWN),
    "draw-recuse": Route(of_one("recuse"), OWN, posts=True),
    "seat-template": Route(of(PLAN), OWN, posts=True),
    "seat-template-drop": Route(of(f"{PLAN}drop/"), press, posts=True),
    "draw-notice": Route(of(PUBLIC)),
    "draw-lottery": Route(of(f"{PUBLIC}lottery.csv")),
    "draw-commitment": Route(of(f"{PUBLIC}commitment.txt")),
    "draw-verifier": Route(of(f"{PUBLIC}verify_draw.py")),
}
