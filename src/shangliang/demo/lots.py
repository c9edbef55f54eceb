"""抽签入座 · The nine people with an interest who talk about the old school are drawn: plan, approval, commitment, seed, panel."""

from dataclasses import replace

from shangliang.consultations.actions import drawing, pooling, seating
from shangliang.consultations.models import SeatDraw
from shangliang.consultations.pooltable import INTEREST, WITH, read
from shangliang.consultations.proposing import proposed
from shangliang.people.can import Role

from . import villagers
from .council import Council

SEAT, SEATS, MOST_WITHOUT = "interested", 9, 1  # with one of nine without an interest, half of the roster still has one


class Lots:
    """抽签 · One draw for a council of the demo world, act by act, each at its moment."""

    def __init__(self, council: Council) -> None:
        self.council, self.run = council, SeatDraw()

    def enter(self) -> None:
        """The seats of the people with an interest are drawn; the pool under numbers, quotas as the page proposes them."""
        found, by = self.council.found, self.council.clerk
        seats = [replace(s, way="draw", at_least=SEATS, at_most=SEATS) if s.code == SEAT else s for s in found.seats]
        found = seating.plan_seats(found, seats, by=by)
        table = read(enumerate(villagers.rows(), 1))
        self.run = pooling.begin_draw(found, table.entries, seat=SEAT, seats=SEATS, by=by)
        rows = proposed((one.features for one in table.entries), SEATS)
        self.run = pooling.set_quotas(self.run, [_quota(row) for row in rows], by=by)

    def approve(self) -> None:
        """By the village's own Party organisation, before there is a lottery."""
        area = self.council.talk.area
        secretary = self.council.people.seat(Role.PARTY, area)
        facts = {"approver": "中共赵家庄村支部委员会", "basis": "6月26日支部委员会会议"}
        self.run = pooling.approve_draw(self.run, by=secretary, **facts)

    def publish(self) -> None:
        by = self.council.clerk
        self.run = drawing.make_lottery(self.run, by=by)
        said = "6月26日15时，村委会门口，当众摸三个球"
        self.run = drawing.publish_draw(self.run, by=by, seed_way="balls", announced=said)

    def draw(self) -> None:
        told = list(villagers.WITNESSES)
        self.run = drawing.draw_panel(self.run, by=self.council.clerk, seed=villagers.SEED, witnesses=told)

    def withdraw(self) -> None:
        """One of them can not come: the first alternate with whom the quotas hold is asked."""
        drawing.withdraw_candidate(self.run.candidates.panel()[0], "外出务工", by=self.council.clerk)


def _quota(row) -> dict:
    least, most = row.least, row.most
    if row.feature == INTEREST:
        least, most = (SEATS - MOST_WITHOUT, SEATS) if row.value == WITH else (0, MOST_WITHOUT)
    return {"cells": [[row.feature, row.value]], "least": least, "most": most, "people": row.people}
