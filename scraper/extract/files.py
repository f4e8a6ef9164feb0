"""Files a story offers: documents and archives by their address, those shown through a viewer, those on Google Drive."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|csv|od[tspg]|rtf)$", re.IGNORECASE)
_VIEWER: Final = re.compile(
    r"//(?:docs|drive)\.google\.com/(?:viewer(?:ng/viewer)?|gview)\?|//view\.officeapps\.live\.com/op/(?:embed|view)\.aspx\?"
    r"|/viewer\.html\?"
)
"""Pages that show a file which their query names."""
_DRIVE: Final = re.compile(r"//drive\.google\.com/(?:file/d/|open\?id=|uc\?)|//docs\.google\.com/(?:document|spreadsheets|presentation)/d/")
"""Where Google keeps a file of its own; its forms and folders are none."""


def file_at(address: str) -> str | None:
    """The address of the file a link leads to, also where a viewer stands before it; nothing where it leads to a page."""
    if "google.com/" in address or "officeapps" in address or "viewer.html?" in address:
        if _VIEWER.search(address):
            return _shown(address)
        if _DRIVE.search(address):
            return address
    return address if _FILE.search(address.partition("#")[0].partition("?")[0]) else None


def _shown(address: str) -> str | None:
    try:
        query = urlsplit(address).query
    except ValueError:
        return None
    return next((value for name, value in parse_qsl(query) if name in {"url", "src", "file"} and value), None)
