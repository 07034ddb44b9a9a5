"""Dates and times as they are written in a text. They are found, never computed or completed.

General libraries that we tried read "we", "may" and "on the sun" as dates and took seconds for a
page, so the forms stand here.
"""

import re

NUMBER = (
    r"(?:\d{1,3}|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty-five|a few|a couple of|several)"
)
HOUR = r"(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d"
MEASURE = r"(?:[%€$£°]|(?i:euros?|dollars?|pounds?|per ?cent|degrees?|k?m|cm|mm|k?g|l|litres?)\b)"
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|quarter|year)"
# "May" and "March" are also verbs, so they need their capital or a day before them.
LONG_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)"
    r"|March|May)"
)
MONTH = rf"(?:{LONG_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = rf"(?:{DAY}\s?(?:st|nd|rd|th)|(?i:first|second|third|last))"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = (
    r"(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:days?)|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\b\.?"
    r"|(?<=[oO]n )(?:Sat|Sun)\b\.?|(?:Sat|Sun)\b(?=[.,]?\s\d))"
)
PART = r"(?i:morning|afternoon|evening|night|noon|lunchtime)"
SEASON = r"(?i:spring|summer|autumn|winter)"
LEAD = (
    r"(?i:no later than|by|before|until|till|after|from|since|around|about|at|on|in|during|"
    r"between|towards?|starting)"
)
# What may follow a bare number that is an hour or a day: the end, or something that is no thing.
BARE = (
    r"(?=\s*(?:[.,;:!?)\]–-]|$|(?:and|or|but|if|so|to|on|at|by|in the|for|because|then|please|"
    r"sharp|instead|today|tonight|tomorrow|with|until)\b|(?i:mon|tues|wednes|thurs|fri|satur|sun)"
    r"(?i:day)))(?![.,:]\d)(?!\s*[-–]\s*\d)"
)
FORMS = (
    rf"{YEAR}-(?:1[0-2]|0\d)-(?:3[01]|[012]\d)",
    rf"{DAY}[./](?:1[0-2]|0?[1-9])[./](?:{YEAR}|\d\d)(?!\d)",
    rf"(?:{WEEKDAY},?\s)?(?:the\s)?{DAY}(?:st|nd|rd|th)?(?:\sof)?\s"
    rf"(?:{MONTH}|(?:march|may)\b)(?:,?\s{YEAR})?",
    rf"{MONTH}\s{DAY}(?:st|nd|rd|th)?(?![\d:.]*\d)(?:,?\s{YEAR})?",
    rf"{MONTH},?\s{YEAR}",
    rf"(?<=[nN] |[yY] |[lL] )(?:early\s|late\s|mid-)?{LONG_MONTH}",  # in, until, by, …
    rf"(?i:early|late|mid|next|last|this|every|since|before|after|during)[\s-]{LONG_MONTH}",
    rf"(?<=[nN] |[yY] |[eE] ){YEAR}{BARE}",
    rf"(?i:(?:by|on|until|till|before|from|since|after)\s)the\s{NTH}(?:{BARE}|(?=\sof\s))"
    rf"(?:\sof\s(?:{MONTH}|(?:the|this|next|each|every)\s(?:month|year)))?",
    rf"(?i:(?:next|last|this|coming|every|each|the following)\s)?{WEEKDAY}(?:\s{PART}s?)?",
    r"(?i:the day (?:after tomorrow|before yesterday))",
    rf"(?i:today|tonight|tomorrow|yesterday)(?:\s{PART})?",
    r"(?i:last night|at night|at the weekend|(?:on|over|at) the weekend|overnight)",
    rf"(?i:this|next|last|coming|every|each|the following|the same)\s(?:{UNIT}|(?i:{PART}|{SEASON}|"
    rf"weekend|second {UNIT}|other {UNIT}))\b",
    rf"(?i:in the (?:early |late )?)(?:{PART}|{SEASON})",
    rf"(?i:in )(?:early |late )?{SEASON}",
    rf"(?i:the (?:beginning|start|middle|end) of )(?:(?:the|this|next|last)\s"
    rf"(?:day|week|month|quarter|year)|{MONTH})",
    rf"(?i:in|within)\s{NUMBER}\s{UNIT}s?(?:['’]? time)?\b(?!['’])",
    rf"{NUMBER}\s{UNIT}s?\s(?:ago|earlier|later|from now)",
    rf"(?i:half past|(?:a )?quarter (?:past|to)|(?:five|ten|twenty|twenty-five) past) {HOUR}\b",
    rf"(?i:five|ten|twenty|twenty-five) to {HOUR}\b{BARE}",
    rf"(?i:(?<![\d.:]){HOUR}(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock|h\b(?=[.,;\s]|$)))",
    rf"(?<![\d.:,]){CLOCK}(?:\s?[–-]\s?{CLOCK})?(?![\d:]*\d)(?:\s?(?i:[ap]m\b|[ap]\.m\.))?",
    rf"(?<=[tTyYlLeE] )(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.%]*\d)(?!\s?{MEASURE})",
    r"(?i:noon|midday|midnight)",
    rf"(?i:between|from)\s{HOUR}\s?(?:and|to|till|until|[-–])\s?{HOUR}"
    rf"(?:\s?(?i:[ap]m\b|[ap]\.m\.|o['’]clock)|{BARE})",
    rf"(?<![\d.:]){HOUR}\s?[-–]\s?{HOUR}\s?(?i:[ap]m\b|[ap]\.m\.)",
    rf"(?i:(?:at|by|until|till|before|after|around|about) (?:about |around )?{HOUR}\b){BARE}",
    r"(?i:(?:new year['’]s|christmas) (?:eve|day)|christmas|easter(?: sunday| monday)?)",
)
START = r"(?<![\w/$€£-])"
ONE = re.compile(rf"{START}(?:{LEAD}\s(?:about\s|around\s)?)?(?:{'|'.join(FORMS)})(?![\w%])")
# "Friday at noon", "4 May, 18:30", "from Monday to Wednesday" are one time each.
BETWEEN = re.compile(r"(?:,?\s|\s?[–-]\s?|,?\s(?:to|till|until|at|in|on|from|or|and)\s)?")


def times(sentence: str) -> list[str]:
    """The dates and times of a sentence in order, word for word."""
    spans: list[tuple[int, int]] = []
    for found in ONE.finditer(sentence):
        if spans and BETWEEN.fullmatch(sentence, spans[-1][1], found.start()):
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    return [sentence[begin:end] for begin, end in spans]
