"""通报初稿 · How the area stands, from its declared figures: every share with its two numbers, everything as of one day.

Kept, so in Chinese whoever presses. What is nought everywhere in a part is not said; nothing is estimated.
"""

import datetime as dt

from shangliang.kit import figures
from shangliang.people.areas import Area

# part: its groups, its sentences; a sentence names the figures in it as {group.key}, a share as {group.key%}
PARTS = {
    "协商平台": [
        "全域有{areas.villages}个村、{areas.communities}个社区，{councils.villages}个村、{councils.communities}个社区建了协商议事会。",
        "有协商议事室的村、社区{rooms.with_room}个；近期用过的占{rooms.coverage%}。",
        "委员下沉{posting.members}人，到{posting.communities}个村、社区。",
    ],
    "议题和办理": [
        "累计提出{matters.raised}件，其中代填{matters.on_behalf}件；正在协商{matters.consulting}件，正在办理{matters.handling}件，已办结{matters.closed}件，逾期{matters.overdue}件。",
        "提出人对结果满意或基本满意的占{satisfaction.satisfied%}。",
    ],
    "协商和共识": [
        "发起协商{consultations.opened}次，参与{consultations.participants}人次，其中利益相关方{consultations.interested}人次；形成共识{consultations.points}条，保留分歧{consultations.differences}条。"
    ],
    "会议和调研": [
        "开会{meetings.held}次，通过文件{meetings.passed}份，听取汇报{meetings.heard}项。",
        "外出调研、视察等{fieldwork.trips}次，到{fieldwork.stops}个点，发现问题、好做法和建议{fieldwork.findings}条，转为意见建议{fieldwork.suggestions}条。",
    ],
    "帮扶和包联": [
        "结对帮扶干部{pairing.helpers}人，{pairing.households}户{pairing.persons}人；结对覆盖{pairing.paired%}，走访覆盖{pairing.visited%}；解决困难{pairing.problems_solved}件。",
        "包联企业{enterprise_contact.enterprises}家，登记问题{enterprise_contact.problems}件，办结{enterprise_contact.problems_closed}件。",
    ],
    "重点任务": ["今年重点任务{tasks.all}项，办结{tasks.done}项。"],
}


def words(area: Area, day: dt.date) -> str:
    """The text as somebody would type it: 一、… with its sentences below."""
    return text(area.name, day, figures.compute(area.code, on=day))


def text(place: str, day: dt.date, found: dict) -> str:
    lines = [f"截至{day.year}年{day.month}月{day.day}日，{place}的情况如下（数字由系统按登记的事项计算）。"]
    parts = [(title, [said for one in sentences if (said := _said(one, found))]) for title, sentences in PARTS.items()]
    for number, (title, told) in enumerate([part for part in parts if part[1]]):
        lines += [f"{'一二三四五六七八九十'[number]}、{title}", "".join(told)]
    return "\n".join(lines)


def _said(sentence: str, found: dict) -> str:
    """The sentence with its figures; a clause whose share can not be told yet is left out; '' if nothing happened."""
    clauses, told = [], False
    for clause in sentence.rstrip("。").split("；"):
        said, counts = _clause(clause, found)
        if said:
            clauses.append(said)
            told |= any(counts)
    return "；".join(clauses) + "。" if told else ""


def _clause(clause: str, found: dict) -> tuple[str, list]:
    counts, said = [], ""
    rest = clause
    while "{" in rest:
        before, _open, after = rest.partition("{")
        name, _close, rest = after.partition("}")
        group, key = name.rstrip("%").split(".")
        value = found.get(group, {}).get(key)
        if value is None:
            return "", []
        counts.append(value)
        said += before + (_share(value, found[group][f"{key}_of"]) if name.endswith("%") else f"{value}")
    return said + rest, counts


def _share(value: float, parts: list[int]) -> str:
    return f"{value:.1%}".replace(".0%", "%") + f"（{parts[0]}/{parts[1]}）"
