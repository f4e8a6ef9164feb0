"""Every way in which asking for an address can fail, and what each means for the archive."""

from typing import Final

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost


class OffSite(IgnoreRequest):
    """A request, or a redirect, leads away from the site's hosts."""


class Forbidden(IgnoreRequest):
    """robots.txt forbids a request."""


FAILURES: Final = (
    CannotResolveHostError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    OSError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
"""Everything by which asking for an address can fail without our being wrong."""


def why_missed(error: BaseException) -> tuple[str, bool]:
    """The kind of problem a failed request is, and whether asking again later makes sense."""
    if isinstance(error, DownloadCancelledError) or "DOWNLOAD_MAXSIZE" in str(error):
        return "too-large", False
    if isinstance(error, Forbidden):
        return "forbidden", False
    if isinstance(error, OffSite):
        return "off-site", False
    if isinstance(error, IgnoreRequest):
        return "redirect-loop" if "redirect" in str(error) else "ignored", False
    if isinstance(error, ResponseDataLossError):
        return "cut-off", True
    return ("timeout" if isinstance(error, DownloadTimeoutError) else "connection"), True
