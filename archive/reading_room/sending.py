"""Answers that are sent piece by piece: no more of them is held than one piece."""

import asyncio
import traceback
from collections.abc import AsyncIterator
from typing import IO, Any, Final

from datasette.utils.asgi import Response

PIECE: Final = 1 << 16
"""Bytes that are read of a file at once."""


async def read(file: IO[bytes]) -> AsyncIterator[bytes]:
    """A file from where it stands, piece by piece; it is closed at the end."""
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


class Flow(Response):  # type: ignore[misc]
    """An answer that is sent as it is made. Where making it fails, its end is missing, and nobody takes it for whole."""

    def __init__(self, pieces: AsyncIterator[bytes], content_type: str, headers: dict[str, str]) -> None:
        super().__init__(b"", content_type=content_type, headers=headers)
        self._pieces = pieces

    async def asgi_send(self, send: Any) -> None:
        """What Datasette calls to send it."""

        async def begin(message: Any) -> None:
            if message["type"] == "http.response.start":
                await send(message)

        await super().asgi_send(begin)
        try:
            async for piece in self._pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except Exception as error:
            # Of any other Datasette would make a page, and send it behind what was sent.
            traceback.print_exc()
            raise asyncio.CancelledError from error
        await send({"type": "http.response.body", "body": b""})
