"""讲述 · Why there is no panel and what would help, in sentences for whoever made the quotas."""

from shangliang.compute.draw import Change, Limit, Quota, Reason
from shangliang.kit.say import _, say


def name_of(quota: Quota) -> str:
    """性别 女, or 性别 女、利害关系 有."""
    return say(_("、")).join(f"{feature} {value}" for feature, value in quota.cells)


def conflict_words(reason: Reason, seats: int, people: int) -> list[str]:
    told = _whole(reason, seats, people) or [
        say(_("这些名额不能同时做到（%(seats)d 个席位）：%(limits)s。"))
        % {"seats": seats, "limits": say(_("；")).join(_limit(each) for each in reason.conflict)}
    ]
    if reason.household and reason.conflict:
        told.append(say(_("不限每户人数就能做到。")))
    if reason.relaxation:
        changes = say(_("；")).join(_change(each) for each in reason.relaxation)
        moved = sum(abs(each.to - each.limit.value) for each in reason.relaxation)
        told.append(say(_("最小的改动（共 %(moved)d 席）：%(changes)s。")) % {"moved": moved, "changes": changes})
        if not reason.within_flex:
            told.append(say(_("名额允许的浮动（min_flex、max_flex）不够，这个改动超出了浮动。")))
    return told


def _whole(reason: Reason, seats: int, people: int) -> list[str]:
    """What has nothing to do with single quotas."""
    if reason.seated:
        return [say(_("已经有席位的人多于 %(seats)d 个席位。")) % {"seats": seats}]
    if reason.few:
        return [say(_("只有 %(people)d 人，不够 %(seats)d 个席位。")) % {"people": people, "seats": seats}]
    if reason.cap:
        return [say(_("最高概率的上限太低：名额能做到，但总有人的概率高于上限。"))]
    if reason.household and not reason.conflict:
        return [say(_("按每户的人数限制，坐不满 %(seats)d 个席位。")) % {"seats": seats}]
    return []


def _limit(limit: Limit) -> str:
    said = say(_("%(quota)s 至多 %(value)d 人（有 %(there)d 人）")) if limit.side == "max" else say(_("%(quota)s 至少 %(value)d 人（有 %(there)d 人）"))  # fmt: skip
    return said % {"quota": name_of(limit.quota), "value": limit.value, "there": limit.there}


def _change(change: Change) -> str:
    said = say(_("%(quota)s 的上限由 %(value)d 改为 %(to)d")) if change.limit.side == "max" else say(_("%(quota)s 的下限由 %(value)d 改为 %(to)d"))  # fmt: skip
    return said % {"quota": name_of(change.limit.quota), "value": change.limit.value, "to": change.to}
