"""Indonesian dates: found in prose, interpreted, their doubts told.

`mentioned` is the door: what it finds in a text or a story, and how it reads a printed time stamp. Behind it `scanning` searches,
around the numbers of a text (`printed`) and where words say a date (`said`, `words`); `values` and what leans on it interpret;
`settling` and `joining` look at the dates beside each other.
"""

from scraper.extract.dates.mentioned import Found, find, mentions, stamp

__all__ = ["Found", "find", "mentions", "stamp"]
