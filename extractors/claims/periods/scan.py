"""What the readers of periods share: the words for time, and the state of one scan."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from extractors.claims.spans import Period
from warehouse.fiscal import FiscalCalendar
from warehouse.records import PeriodType

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: index for index, name in enumerate(MONTH_NAMES, 1)} | {
    name[:3]: index for index, name in enumerate(MONTH_NAMES, 1)
}
MONTHS["sept"] = 9
WEEKDAYS = {
    name: index
    for index, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
SPACE = "[ \u00a0\n]"
MONTH_NAME = (
    rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
YEAR = r"(?:19[5-9]\d|20\d\d)(?![\d,]\d|\d|%)"
SHORT_YEAR = rf"(?:{YEAR}|['’]?[0-4]\d(?![\d,.%]\d|\d|%))"
# As a machine writes down what is said: "fiscal year twenty five", "two thousand twenty-five".
SPOKEN_YEAR = rf"(?:(?:two{SPACE}thousand{SPACE}(?:and{SPACE})?|twenty{SPACE})?twenty[ -](?:one|two|three|four|five|six|seven|eight|nine)(?![a-z]))"
FISCAL = rf"(?:(?P<kind>fiscal{SPACE}year|fiscal|fy|calendar{SPACE}year|calendar|cy|the{SPACE}year|year)[ -]?)?"
OF_YEAR = rf"(?:[ ,-]{{0,2}}(?:of|in|for)?[ -]?(?:the{SPACE})?{FISCAL}(?P<year>{YEAR}|(?:(?<=[fc]y)|(?<=[fc]y )|(?<=fiscal ))['’]?\d\d(?!\d)|['’]\d\d(?!\d))(?!['’]?s{SPACE}full))?"
DATE = rf"(?P<month>{MONTH_NAME})(?:{SPACE}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,]\d|\d|%))?(?:,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?"
# The same, or with the day in front: "31 March 2026".
ANY_DATE = rf"(?:(?P<day_first>[0-3]?\d)(?:st|nd|rd|th)?{SPACE}(?:of{SPACE})?)?{DATE}"


@dataclass(slots=True)
class Scan:
    """What the readers know: the text, the anchor and calendar, and the periods found so far."""

    text: str
    lower: str
    anchor: date | None
    calendar: FiscalCalendar
    found: list[Period]

    def before(self, start: int, reach: int = 24) -> str:
        return self.lower[max(0, start - reach) : start]

    def clause_before(self, start: int) -> str:
        left = self.lower[max(0, start - 110) : start]
        return left[max(left.rfind(". "), left.rfind("\n")) + 1 :]

    def looks_forward(self, start: int, end: int) -> bool:
        """Whether the clause speaks of what is still to come."""
        if _FORWARD.search(self.clause_before(start)):
            return True
        right = self.lower[end : end + 60].split(". ", 1)[0]
        return _FORWARD.search(right) is not None

    def dates_ahead(self, start: int, end: int) -> bool:
        """Whether a date without a year lies ahead: its own verb decides ("said in May it will")."""
        if _WILL.match(self.lower, end):
            return True
        left = self.clause_before(start)
        ahead = [match.start() for match in _FORWARD.finditer(left)]
        past = [match.start() for match in _PAST.finditer(left)]
        return max(ahead, default=-1) > max(past, default=-1)


_FORWARD = re.compile(
    r"\b(?:(?<!than-)(?<!than )expect(?!ation)|guid(?:es?|ed|ance|ing)\b|forecast|outlook|(?<!had )projected|"
    r"anticipat|will\b|(?<!\ba )(?<!\bthe )plan(?:s|ned|ning)?\b|slated|schedul|due |coming|upcoming|going to|see ?s? )"
)
_PAST = re.compile(
    r"\b(?:said|says|announced|signed|reported|told|closed|raised|launched|agreed|bought|acquired|"
    r"since|last|was|were|had|posted|disclosed|completed)\b"
)
_WILL = re.compile(r",?[ ](?!that\b)(?:[\w'’]+[ ]){0,3}will\b")

Resolved = tuple[int, int, PeriodType, date | None, date, bool]
Reader = Callable[[Scan, "re.Match[str]"], Resolved | None]


_UNITS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine".split(), 1)
}


def full_year(printed: str) -> int:
    """The year of "2025", "'25", "25" or "twenty five"."""
    digits = printed.lstrip("'’")
    if not digits.isdigit():
        return 2020 + _UNITS[digits.replace("-", " ").split()[-1]]
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
