"""Calendars through PyPI's icalendar: each entry is whole, its text is what was meant, and lines
are folded by octets (RFC 5545)."""

import pathlib
import sys
from datetime import date, datetime, timedelta, timezone

from icalendar import Calendar

files = sorted(pathlib.Path(sys.argv[1]).glob("*.ics"))
assert len(files) == 2, "calendars are missing among the samples"
entries = 0
for file in files:
    raw = file.read_bytes()
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), file.name
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), file.name
    calendar = Calendar.from_ical(raw)
    assert not calendar.errors and calendar["VERSION"] == "2.0" and calendar["PRODID"], file.name
    uids = set()
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert isinstance(start, date) and end - start == timedelta(days=1), event
        assert event.decoded("DTSTAMP") == datetime(2026, 11, 27, tzinfo=timezone.utc)
        # What a stranger wrote is text of the entry, and no line of the calendar.
        assert "示例 | <b>site</b>" in event["SUMMARY"], event["SUMMARY"]
        assert "\n" in event["DESCRIPTION"]
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("TRIGGER") == timedelta(days=-7)
        uids.add(event["UID"])
        entries += 1
    assert len(uids) == len(calendar.walk("VEVENT")) > 1, file.name
print(f"{entries} calendar entries are read as they were meant")
