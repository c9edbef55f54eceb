"""Thresholds: of all, of those present, half, two thirds; abstentions, ties, people who come between quorum and vote."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shangliang.compute.election import elect, fits
from shangliang.compute.majority import Base, Presence, Share, Votes, least, passes

SHARES = st.sampled_from(Share)
BASES = st.sampled_from(Base)
REAL = {Share.MAJORITY: Fraction(1, 2), Share.HALF: Fraction(1, 2), Share.TWO_THIRDS: Fraction(2, 3)}


@st.composite
def ballots(draw, most=400):
    """(presence, votes): no more votes than people, no more people than seats."""
    whole = draw(st.integers(1, most))
    present = draw(st.integers(0, whole))
    yes = draw(st.integers(0, present))
    no = draw(st.integers(0, present - yes))
    abstain = draw(st.integers(0, present - yes - no))
    return Presence(whole, present, draw(SHARES)), Votes(yes, no, abstain)


@given(SHARES, st.integers(1, 5000))
def test_the_least_number_is_enough_and_one_fewer_is_not(share, base):
    def enough(number):
        return number > REAL[share] * base if share == Share.MAJORITY else number >= REAL[share] * base

    assert enough(least(share, base)) and not enough(least(share, base) - 1)


@pytest.mark.parametrize(
    ("share", "base", "needed"),
    [
        (Share.MAJORITY, 31, 16),
        (Share.MAJORITY, 30, 16),
        (Share.HALF, 30, 15),
        (Share.HALF, 31, 16),
        (Share.TWO_THIRDS, 504, 336),
        (Share.TWO_THIRDS, 31, 21),
        (Share.MAJORITY, 0, 1),
    ],
)
def test_known_thresholds(share, base, needed):
    assert least(share, base) == needed


@given(ballots(), SHARES, BASES)
def test_what_passes_has_the_quorum_enough_for_it_and_more_for_it_than_against(both, share, of):
    here, votes = both
    passed = passes(votes, here, share, of)
    base = here.whole if of == Base.ALL else here.present
    enough = votes.yes > base / 2 if share == Share.MAJORITY else votes.yes >= REAL[share] * base
    assert passed == (here.present >= here.needed and enough and votes.yes > votes.no)


@given(ballots(), SHARES, BASES)
def test_a_tie_fails_whatever_the_share(both, share, of):
    here, votes = both
    assume(2 * votes.yes <= here.present)
    assert not passes(Votes(votes.yes, votes.yes), here, share, of)


@given(ballots(), SHARES, BASES)
def test_an_abstention_is_present_and_counts_like_silence(both, share, of):
    here, votes = both
    silent = Votes(votes.yes, votes.no, 0)
    assert passes(votes, here, share, of) == passes(silent, here, share, of)


@given(ballots(), SHARES, BASES)
def test_one_more_for_it_never_undoes_what_passed(both, share, of):
    here, votes = both
    silent = here.present - votes.cast
    more = Votes(votes.yes + min(silent, 1), votes.no, votes.abstain)
    assert passes(more, here, share, of) >= passes(votes, here, share, of)


@given(ballots(), SHARES, BASES, st.integers(1, 50))
def test_who_comes_between_quorum_and_vote_and_says_nothing_makes_it_harder_of_those_present_and_no_other_of_all(
    both, share, of, more
):
    here, votes = both
    later = Presence(here.whole, min(here.whole, here.present + more), here.share)
    assume(here.met)
    assert later.met
    before, after = passes(votes, here, share, of), passes(votes, later, share, of)
    assert before == after if of == Base.ALL else before or not after


@given(ballots(), SHARES, BASES)
def test_who_leaves_may_take_the_quorum_along_and_then_nothing_passes(both, share, of):
    here, _votes = both
    few = Presence(here.whole, here.needed - 1, here.share) if here.needed <= here.whole else here
    assert few.present >= few.needed or not passes(Votes(few.present), few, share, of)


@pytest.mark.parametrize("votes", [Votes(3, 2, 1), Votes(6)])
def test_more_votes_than_people_are_no_result(votes):
    with pytest.raises(ValueError, match="Votes"):
        passes(votes, Presence(9, 5), Share.MAJORITY, Base.ALL)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 6), st.integers(1, 30))
def test_an_election_fills_no_more_seats_than_there_are_by_nobody_below_the_needed_and_passes_over_nobody_with_more(
    votes, seats, needed
):
    seen = elect(votes, seats, needed)
    assert len(seen.elected) + seen.left == seats
    assert all(votes[n] >= needed for n in (*seen.elected, *seen.tied))
    out = [n for n in range(len(votes)) if n not in seen.elected]
    assert all(votes[n] < votes[e] for n in out for e in seen.elected if votes[n] >= needed)
    assert not seen.tied or (len({votes[n] for n in seen.tied}) == 1 and len(seen.tied) > seen.left > 0)


@pytest.mark.parametrize(
    ("votes", "seats", "elected", "tied", "left"),
    [
        ([20, 18, 16], 2, (0, 1), (), 0),
        ([20, 18, 18], 2, (0,), (1, 2), 1),  # a tie at the last seat: another ballot for the two
        ([18, 18, 5], 2, (0, 1), (), 0),  # a tie among the elected is none
        ([20, 15, 5], 2, (0,), (), 1),  # the second has fewer than needed
    ],
)
def test_several_seats_and_ties(votes, seats, elected, tied, left):
    seen = elect(votes, seats, needed=16)
    assert (seen.elected, seen.tied, seen.left) == (elected, tied, left)


def test_figures_that_can_not_be_are_told_from_those_that_can():
    assert fits([20, 18], seats=2, valid=20)
    assert not fits([21, 0], seats=2, valid=20)
    assert not fits([20, 20, 1], seats=2, valid=20)
