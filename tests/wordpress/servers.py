"""The two servers a test site needs, each started in a process group of its own and ended with all its workers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

PATIENCE = 60  # seconds for a server to answer
LONGEST_SOCKET = 100  # the kernel allows 107 bytes


def search_path() -> str:
    """PATH with the folders of system programs, which ordinary users lack."""
    return os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_database(work: Path, closing: ExitStack) -> Path:
    """Start a MariaDB of our own in `work`, without TCP, without durability; gives its socket."""
    data = work / "database"
    where = work / "db.sock"
    if len(str(where)) > LONGEST_SOCKET:
        where = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="db-"))) / "db.sock"
    common = ["--no-defaults", f"--datadir={data}", "--innodb-log-file-size=16M"]
    if os.geteuid() == 0:
        common.append("--user=root")
    install = ["mariadb-install-db", *common, "--auth-root-authentication-method=normal", "--skip-test-db"]
    environment = {**os.environ, "PATH": search_path()}
    done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"mariadb-install-db failed:\n{done.stdout}\n{done.stderr}")
    init = work / "init.sql"
    init.write_text("CREATE DATABASE wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;\n")
    server = shutil.which("mariadbd", path=search_path()) or "mariadbd"
    quick = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--skip-log-bin"]
    command = [server, *common, *quick, f"--socket={where}", f"--pid-file={work / 'db.pid'}", f"--init-file={init}"]
    start_server(command, work / "database.log", closing, where.exists)
    return where


def start_server(
    command: list[str],
    log: Path,
    closing: ExitStack,
    answers: Callable[[], bool],
    environment: dict[str, str] | None = None,
) -> None:
    """Start a server in a process group of its own and wait until it answers; `closing` ends the whole group."""
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=environment, start_new_session=True)
    closing.callback(end, server)
    limit = time.monotonic() + PATIENCE
    while not answers():
        if server.poll() is not None or time.monotonic() > limit:
            raise RuntimeError(f"{command[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server and the workers it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, how)
            server.wait(timeout=15)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
