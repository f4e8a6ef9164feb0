"""Every way in which asking for an address can fail, and what each means for the archive."""

from typing import Final

from OpenSSL.SSL import Error as TLSError
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
from twisted.web.client import ResponseFailed


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


def in_words(error: BaseException) -> str:
    """What a failed request came to, for a person."""
    if isinstance(error.__cause__, ResponseFailed):
        told = [in_words(reason.value) for reason in error.__cause__.reasons if reason.value is not None]
        return "; ".join(dict.fromkeys(told)) or type(error).__name__
    if isinstance(error, TLSError):
        # A list of (library, function, reason), such as "certificate verify failed".
        return "TLS: " + ", ".join(str(reason) for *_, reason in error.args[0]) if error.args and error.args[0] else "TLS"
    return str(error) or type(error).__name__


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
