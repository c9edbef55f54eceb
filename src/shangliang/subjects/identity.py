"""身份证号 · Whether an 18-digit number can be one, and the birthday in it (GB 11643-1999).

Its first six digits are not checked: the number names the county of the first registration, which may be younger than its
holder (金川区 is from 1981) or gone by now; python-stdnum would refuse such a number.
"""

import datetime as dt

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

LENGTH = 18
ADULT = 18


def birthday_in(number: str) -> dt.date | None:
    """The day of birth; None for what is no identity number."""
    plain = ric.compact(number).upper()
    if len(plain) != LENGTH or not plain[:-1].isascii() or not plain[:-1].isdigit():
        return None
    try:
        born: dt.date = ric.get_birth_date(plain)
    except (ValidationError, ValueError):
        return None
    return born if ric.calc_check_digit(plain) == plain[-1] else None


def is_minor(born: dt.date, day: dt.date) -> bool:
    """Under eighteen on the day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < ADULT
