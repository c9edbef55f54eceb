"""要点 · What a short text speaks of, apart from where: its things as weighted terms, its places as names. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .terms import COMMON, normal, pairs, segment
from .thesaurus import WORDS

LONGEST = 400  # characters
GROUP, WORD, PAIR, VENUE = (
    3.0,
    1.0,
    0.6,
    0.3,
)  # how much a thing of the field, a word, a pair of characters, a venue says
# words that say that something is wrong or wished for, whatever it is
EMPTY = frozenset(
    "希望 建议 反映 解决 问题 情况 村民 群众 居民 老百姓 大家 我们 你们 他们 我 人 家 不 没 没有 无 太 很 都 还 又 再 能 能不能 可以 应当 应该 需要"
    " 想 盼着 请 怎么 怎么办 如何 什么 里 上 下 去 来 到 给 从 向 让 一 两 三 个 次 年 天 月 年年 一直 已经 现在 今年 去年 以后 一下 时候 时 晚上 冬天"
    " 夏天 冬季 夏季 办 做 搞 用 要 会 得 着 过 地 所 等 把 被 于 由 村 镇 乡 社区 小区 县 市 门口 少 多 大 小 难 坏 差 长期 无人 没人 不够 缺少 缺 村里 这里".split()
)
# what a name of a place ends in, and what such a word is when it is no name
ENDINGS = "村|社区|小区|镇|乡|县|区|路|街|巷|花园|家园|公园|景区|农场|煤矿|小镇|夜市|寺|庄|崖|沟|湾|堡|寨|苑|湖|水库|大河|河|滩|社|号楼|中学|小学|幼儿园"
NAMED = re.compile(rf"[^\W\da-z_]{{1,3}}?(?:{ENDINGS})")
NO_NAME = frozenset(
    "的了是在有没到不这那条个里去来从与把被给要想走过往向通我你他们说放送冲堵占修进出着业时成找忙各每全本段几多"
)
COMMON_PLACES = frozenset(
    "道路 公路 铁路 马路 线路 电路 管路 水路 网路 半路 断头路 乡村 农村 城乡 下乡 返乡 城镇 乡镇 灌区 园区 林区 景区 牧区 山区 校区 矿区 片区 地区 街区 社区"
    " 小区 老城区 市区 保护区 小学 中学 幼儿园 果园 葡萄园 公园 湿地公园 水库 村庄 合作社 信用社 供销社 水沟 山沟 乡里 大街 老街 上街 防火路 便道 坡路 人行道 县城"
    " 城关 排水沟 老社区 老小区 县乡 城区 旧小区 新农村 新社区 山村 灌溉区 居民区 老旧小区 大河 古堡 上门 住宅小区 家属区 棚户区 工业园区 工业园 牌楼 江河".split()
)
WHOLE = re.compile(r"[^\W\da-z_]{2}(?:小区|社区|小学|中学|医院)")
NUMBERED = re.compile(
    r"[一二三四五六七八九十0-9]+(?:号楼|组|社|队|中|小)(?![个区型])|第[一二三四五六七八九十0-9]+(?:小学|中学)|[城市县][东南西北]"
)
SAID = re.compile("希望|建议|反映|请|盼着|以后|通往|冬季|夏季|冬天|夏天|周边|旁边|附近")
# where something is, of which there is one at every place: says little of what it is about
VENUES = frozenset(
    "广场 公园 集市 集市上 汽车站 客运站 办事大厅 政务大厅 大厅 高铁站 火车站 图书馆 化工厂 水泥厂 工厂 合作社 卫生院 县医院 医院 学校 小学 中学 养老院 敬老院 林场 园区"
    " 工业园区 菜市场 农贸市场 市场 社区 小区 信用社 景区 水库 商铺 楼道 巷子 门口 村口 路口 食堂".split()
)


_VENUE = re.compile("|".join(sorted(VENUES, key=lambda v: (-len(v), v))))


@dataclass(frozen=True)
class Gist:
    """要点 · Terms of the things with their weights, and stems of the places' names."""

    things: Mapping[str, float]
    places: frozenset[str]

    @property
    def whole(self) -> float:
        return sum(self.things.values())


@lru_cache(maxsize=20_000)
def gist(text: str) -> Gist:
    """What the text speaks of, and where; of a long one its first LONGEST characters, where that is said."""
    return cut(text[:LONGEST])


def cut(text: str, tokens: list[str] | None = None) -> Gist:
    """`tokens`: the text's terms in their order, if the caller has cut them already (compute.terms.segment)."""
    plain = normal(text)
    names = _names(plain)
    rest = plain
    for name in sorted(names, key=lambda n: (-len(n), n)):
        rest = rest.replace(name, " ")
    words = _words(rest, segment(rest) if names or tokens is None else tokens)
    things = {f"#{WORDS[word]}": GROUP for word in WORDS if word in rest}
    things.update({word: VENUE if word in VENUES else WORD for word in words})
    bare = _VENUE.sub(" ", rest)
    things.update({f"~{pair}": PAIR for pair in pairs(bare) if not _empty(pair)})
    return Gist(dict(sorted(things.items())), frozenset(map(_stem, names)))


def _words(rest: str, tokens: list[str]) -> list[str]:
    return [word for word in tokens if word not in EMPTY and word not in COMMON and word in rest]


def _empty(pair: str) -> bool:
    return pair in EMPTY or all(char in EMPTY or char in COMMON for char in pair)


def _names(plain: str) -> set[str]:
    """Names of places, and numbers of buildings, groups, schools."""
    bare = SAID.sub(" ", plain)
    found = set(NUMBERED.findall(bare))
    for name in [*WHOLE.findall(bare), *NAMED.findall(bare)]:
        if name not in COMMON_PLACES and NO_NAME.isdisjoint(name[:-1]):
            found.add(name)
    return found | {name for name in _tagged(bare) if name not in COMMON_PLACES}


def _tagged(plain: str) -> list[str]:
    """What the dictionary knows as a place: 永昌, 山丹."""
    import rjieba  # as in compute.terms: not before the first text

    return [word for word, kind in rjieba.tag(plain) if kind == "ns" and len(word) > 1]


def _stem(name: str) -> str:
    """赵家庄村 and 赵家庄 are one place."""
    for ending in ("社区", "小区", "村", "镇", "乡", "县", "区"):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name
