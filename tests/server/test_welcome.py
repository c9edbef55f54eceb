"""What `make run` prints of the demo's accounts: one line per role, in columns."""

from shangliang.server.welcome import one_per_role

LINES = ("clerk\tabcd-efgh\tvillage_clerk\t演示文书", "office\tabcd\toffice\t演示甲", "other\tefgh\toffice\t演示乙")


def test_the_first_of_each_role_stands_under_its_heading():
    head, clerk, office = one_per_role(LINES)
    assert head.split() == ["login", "password", "role", "who"]
    assert clerk.split() == ["clerk", "abcd-efgh", "village_clerk", "演示文书"]
    assert office.split() == ["office", "abcd", "office", "演示甲"]


def test_the_columns_stand_under_each_other():
    head, clerk, office = one_per_role(LINES)
    assert head.index("password") == clerk.index("abcd") == office.index("abcd")
    assert head.index("who") == clerk.index("演示") == office.index("演示")
