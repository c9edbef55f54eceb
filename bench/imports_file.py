"""The file that is imported: 50,000 persons under care in 15 columns, as an office has them. All of it is invented, by one seed."""

import datetime as dt
import random
from pathlib import Path

HEAD = ("户编号", "姓名", "身份证号", "出生日期", "对象类别", "所在村", "家庭住址", "联系电话", "监护人", "残疾等级", "残疾情况", "疾病情况", "家庭收入", "纳入日期", "法定依据文号")  # fmt: skip
VILLAGES = [f"620321{100 + n // 20}{200 + n % 20}" for n in range(120)]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志强永红文斌海燕晓东"
KINDS = ("特困人员", "困难重度残疾人", "特困人员、困难重度残疾人")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(place: str, born: dt.date, turn: int) -> str:
    """Eighteen digits with the right last one (GB 11643)."""
    body = f"{place}{born:%Y%m%d}{turn:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def rows(many: int):
    draw = random.Random(20230630)
    for n in range(many):
        born = dt.date(1935, 1, 1) + dt.timedelta(days=n % 24_000)
        village, house = VILLAGES[n // 3 % len(VILLAGES)], n // 3
        name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=2))
        ill = draw.choice(("", "高血压（虚构）", "脑梗后遗症（虚构）"))
        grade, what = draw.choice((("", ""), ("一级", "肢体"), ("二级", "视力")))
        yield (
            str(house), name, number("620321", born, n // 24_000), born.isoformat(), draw.choice(KINDS), village,
            f"{house % 9 + 1}社{house % 60 + 1}号", f"139{n:08d}", "", grade, what, ill, f"{draw.randrange(3, 20)}000元", "2023-01-05",
            f"永民发〔2023〕{n % 40 + 1}号",
        )  # fmt: skip


def written(path: Path, many: int) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        for at, row in enumerate((HEAD, *rows(many))):
            sheet.write_row(at, 0, row)
