"""会议 · The sitting of a consultation in the demo world, and what follows it: the sheet, the agreement, the seal."""

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing, sealing, sheets
from shangliang.gatherings.actions import attending, holding, slips, speaking
from shangliang.gatherings.models import Attendance, Gathering, Speech

from .council import Council

Day = tuple[int, int]


class Session:
    """会议 · Of a council that has given notice; `day` is when it sits, from three in the afternoon."""

    def __init__(self, council: Council, day: Day, hour: int) -> None:
        self.council, self.talk, self.by = council, council.talk, council.clerk
        self.spoken: list[Speech] = []
        minute = 15
        council.on(day, hour - 1, 45, self.check_in)
        council.on(day, hour, 0, self.open)
        for spoke in self.talk.speeches:
            council.on(day, hour, minute, self.begin, spoke)
            minute += spoke.minutes
            council.on(day, hour, minute, self.finish)
            minute += 1
        for minute, act in ((35, self.enter_sheet), (40, self.agree), (45, self.read_back)):
            council.on(day, hour + 2, minute, act)  # what was read out and signed in the room is typed in afterwards

    @property
    def gathering(self) -> Gathering:
        return Gathering.objects.get(activity__consultation=self.council.found)

    def seats(self) -> dict[int, Attendance]:
        """Who sits where, by the number on the roster."""
        numbers = dict(self.council.found.participants.values_list("pk", "number"))
        listed = self.gathering.attendances.select_related("gathering__host")
        return {numbers[row.roster]: row for row in listed if row.roster is not None}

    def check_in(self) -> None:
        for number, row in self.seats().items():
            if number != self.talk.leave[0]:
                attending.check_in(row, by=self.by)

    def open(self) -> None:
        holding.open_gathering(self.gathering, by=self.by)

    def begin(self, spoke) -> None:
        """Asked for and called at once; the clerk puts down what is said."""
        speech = speaking.ask(self.seats()[spoke.who], kind=Speech.Kind(spoke.kind), by=self.by)
        speech = speaking.begin(speech, by=self.by)
        before = None if spoke.after is None else self.spoken[spoke.after]
        self.spoken.append(speaking.put_down(speech, text=spoke.text, takes_up=before, by=self.by))

    def finish(self) -> None:
        speaking.finish(self.gathering, by=self.by)

    def agree(self) -> None:
        """Points and differences, each with the statements that it rests on."""
        numbers = {text: number for number, text in self.council.shown().items()}
        points, differences = (
            [row | {"statements": [numbers[text] for text in row["statements"]]} for row in rows]
            for rows in (self.talk.points, self.talk.differences)
        )
        agreeing.write_agreement(self.council.found, points=points, differences=differences, by=self.by)

    def read_back(self) -> None:
        """Read out; one keeps an objection, all others confirm; then it is signed."""
        found, (number, words) = self.council.found, self.talk.objection
        if words:
            agreeing.read_back(
                found, found.participants.get(number=number), confirms=False, objection=words, by=self.by
            )
        here = found.participants.deliberating().exclude(number__in=[number, self.talk.leave[0]])
        for participant in here:
            agreeing.read_back(found, participant, confirms=True, by=self.by)
        for part, name in self.talk.signed:
            agreeing.sign(found, part=part, name=f"{name}（虚构）", by=self.by)

    def enter_sheet(self) -> None:
        """会后一张表: who asked for leave, what was said in the room, the notes."""
        number, reason = self.talk.leave
        came = {self.seats()[number].pk: ("leave", reason)} if number else {}
        lines = [one.text for one in self.talk.in_the_room]
        sheets.enter_sheet(
            self.council.found, self.gathering, came=came, lines=lines, notes=self.talk.notes, by=self.by
        )

    def close(self) -> None:
        self.council.found = actions.close_consultation(self.council.found, by=self.by)

    def count(self, issued: int, spoiled: int) -> None:
        book = self.council.book
        book.refresh_from_db()
        unused = book.printed - issued - spoiled
        slips.count_slips(book, issued=issued, unused=unused, spoiled=spoiled, by=self.by)

    def seal(self) -> None:
        self.council.found = sealing.seal(self.council.found, by=self.by)

    def conclude(self) -> None:
        """The agreement moves the matter on; whoever walks it goes on from there."""
        agreeing.conclude(self.council.found, by=self.by)
        self.council.walk.matter.refresh_from_db()
