"""The policy table, as a matrix: critical cells one by one, properties for the rest."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from shangliang.people import policy
from shangliang.people.can import (
    ABILITIES,
    ADMINS,
    APPOINTS,
    ASSIGNED_ONLY,
    BUSINESS,
    FITS,
    ROLE_NAMES,
    TABLE,
    WHERE_HELD,
    Role,
    may,
    may_appoint,
)  # fmt: skip
from shangliang.people.organisations import OrgKind

R = Role
DESKS = {R.VILLAGE_CLERK, R.TOWNSHIP_CLERK, R.OFFICE}
EXPECTED = {
    "area.load": {R.SYSTEM_ADMIN},
    "matter.approve": {R.PARTY},
    "matter.assign": {R.SUPERVISION},
    "matter.instruct": {R.SUPERVISION, R.LEADER},
    "matter.supervise": {R.SUPERVISION},
    "matter.record_approval": DESKS,
    "matter.record_assignment": {R.OFFICE},
    "matter.record_instruction": {R.OFFICE},
    "matter.receive": {R.UNIT},
    "matter.reply": {R.UNIT},
    "matter.return_order": {R.UNIT},
    "matter.screen": DESKS,
    "matter.release": DESKS,
    "matter.see_raiser": DESKS,
    "matter.settle": DESKS,
    "matter.confirm_for": DESKS,
    "matter.raise_for": DESKS,
    "matter.close": DESKS,
    "matter.hand_down": {R.TOWNSHIP_CLERK, R.OFFICE},
    "proposal.file": {R.OFFICE},
    "proposal.sign": {R.CHAIRPERSON, R.MEMBER},
    "rectification.open": {R.SUPERVISION, R.UNIT},
    "rule.set": {R.OFFICE, R.SYSTEM_ADMIN},
    "session.end": {R.SECURITY_ADMIN},
    "trail.verify": {R.AUDITOR},
    "post.appoint": {R.TOWNSHIP_CLERK, R.OFFICE, R.SECURITY_ADMIN},
    "person.add": {R.TOWNSHIP_CLERK, R.OFFICE, R.SYSTEM_ADMIN},
}
NAMED = """matter.raise matter.raise_for matter.release matter.screen matter.approve matter.record_approval matter.plan
matter.agree matter.submit matter.instruct matter.record_instruction matter.assign matter.record_assignment matter.receive
matter.return_order matter.reply matter.extend matter.pause matter.supervise matter.escalate matter.hand_down
matter.reconsult matter.confirm_for matter.appraise matter.close matter.archive matter.reopen matter.merge matter.settle
matter.see_raiser matter.export proposal.draft proposal.sign proposal.file suggestion.raise rectification.open
key_task.open area.load organisation.add person.add post.appoint post.end rule.set subject.add subject.see trail.verify
session.end file.upload figure.see""".split()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("ability", sorted(EXPECTED))
def test_the_critical_cells_are_these(ability, role):
    assert may(role, ability) == (role in EXPECTED[ability])


def test_every_ability_of_the_work_is_in_the_table():
    assert set(NAMED) - set(TABLE) == set()


def test_abilities_are_alphabetical_and_written_noun_verb():
    assert list(TABLE) == sorted(TABLE)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", name) for name in TABLE)


def test_every_ability_has_a_role_and_every_role_an_ability():
    assert all(roles for _words, roles in TABLE.values())
    assert all(ABILITIES[role] for role in Role)
    assert {a for abilities in ABILITIES.values() for a in abilities} == set(TABLE)


def test_no_admin_has_a_business_ability():
    nouns = {a.partition(".")[0] for role in ADMINS for a in ABILITIES[role]}
    assert nouns <= {"area", "organisation", "person", "post", "rule", "session", "trail"}
    assert nouns, "the admins do have something to do"


def test_the_three_admins_share_nothing_but_seeing_people():
    shared = [set(ABILITIES[a]) & set(ABILITIES[b]) for a in ADMINS for b in ADMINS if a != b]
    assert all(common == {"person.see"} for common in shared)


def test_an_unknown_ability_is_a_mistake_and_not_a_no():
    with pytest.raises(KeyError):
        may(R.OFFICE, "matter.order")


def test_the_cppcc_orders_nobody():
    cppcc = {R.OFFICE, R.CHAIRPERSON, R.MEMBER}
    assert not any(
        may(role, a)
        for role in cppcc
        for a in ("matter.approve", "matter.assign", "matter.instruct", "matter.supervise")
    )


def test_who_decides_is_appointed_by_the_security_admin_alone():
    for role in ADMINS | {R.PARTY, R.SUPERVISION, R.LEADER, R.OFFICE}:
        assert [giver for giver in APPOINTS if may_appoint(giver, role)] == [R.SECURITY_ADMIN]


def test_an_office_appoints_those_who_do_the_work():
    assert may_appoint(R.OFFICE, R.MEMBER)
    assert may_appoint(R.OFFICE, R.VILLAGE_CLERK)
    assert may_appoint(R.TOWNSHIP_CLERK, R.VILLAGE_CLERK)
    assert not may_appoint(R.TOWNSHIP_CLERK, R.MEMBER)
    assert not may_appoint(R.MEMBER, R.MEMBER)


def test_every_role_fits_somewhere_and_only_at_kinds_that_exist():
    assert set(FITS) == set(Role) == set(ROLE_NAMES)
    assert all(FITS[role] and FITS[role] <= set(OrgKind.values) for role in Role)
    assert FITS[R.PARTY] == {"party"}


def test_what_moves_a_matter_is_bound_to_where_it_is_held():
    assert {"matter.screen", "matter.approve", "matter.see_raiser", "post.appoint"} <= WHERE_HELD
    assert WHERE_HELD.isdisjoint({"matter.raise", "matter.export", "figure.see", "area.load"})


def test_residents_units_and_members_have_no_area():
    assert ASSIGNED_ONLY & BUSINESS == {R.RESIDENT, R.UNIT, R.FIRM, R.CONTACT, R.HELPER, R.MEMBER}


def test_the_printed_policy_is_in_step_with_the_code(capsys):
    call_command("policy")
    printed = capsys.readouterr().out
    assert printed == policy.markdown()
    kept = Path(__file__).parents[2] / "docs/policy.md"
    assert kept.read_text() == printed, "run: shangliang policy > docs/policy.md"
