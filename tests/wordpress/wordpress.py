"""A real WordPress for tests: Debian's packages, a MariaDB of its own, PHP's web server, an invented city's news.

    with WordPress(theme="kota", posts=400) as site:
        site.home, site.truth["posts"][0]["paragraphs"]

    python tests/wordpress/wordpress.py --port 8090 --theme twentytwentyfive --posts 400

Nothing of it touches a system service: the database answers on a unix socket only and lives in the site's folder. Needs
the standard library only; what the site contains is composed by `stories.py` and written by `php/seed.php`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:  # this folder is no package: its modules find each other however one of them is imported
    sys.path.insert(0, str(HERE))

from servers import PATIENCE, free_port, search_path, start_database, start_server  # noqa: E402
from truth import Request, Truth  # noqa: E402

DEBIAN = Path("/usr/share/wordpress")
PACKAGES = "wordpress wordpress-l10n php-cli php-mysql php-xml php-mbstring php-gd mariadb-server"
THEME_PACKAGES = "wordpress-theme-twentytwentyfive wordpress-theme-twentytwentyfour wordpress-theme-twentytwentythree"
CONFIG = """<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', '{home}' );
define( 'WP_SITEURL', '{home}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
$table_prefix = 'wp_';
$_SERVER['HTTP_HOST'] ??= '{host}';
$_SERVER['REQUEST_METHOD'] ??= 'GET';
require __DIR__ . '/wp-settings.php';
"""


class WordPress:
    """A running site; use it as a context manager. `work` is an empty folder or none yet; the default is temporary."""

    def __init__(self, work: Path | None = None, port: int = 0, theme: str = "kota", posts: int = 400) -> None:
        self.work, self.theme, self.posts = work, theme, posts
        self.port = port or free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.home = f"http://{self.host}/"
        self.truth: Truth
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        check_packages()
        with ExitStack() as closing:
            self._start(closing)
            self._closing = closing.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.close()

    def _start(self, closing: ExitStack) -> None:
        """Everything in its order; `closing` undoes it, also when a step fails."""
        self.work = self.work or Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="wordpress-")))
        self.work.mkdir(parents=True, exist_ok=True)
        self.site = self.work / "site"
        self.log = self.work / "requests.jsonl"
        self.log.touch()
        stories = subprocess.Popen([sys.executable, HERE / "stories.py", "--posts", str(self.posts), "--out", self.work / "site.json"])
        closing.callback(stories.wait)
        database = start_database(self.work, closing)
        self._lay_out(database)
        self._run("install.php", self.theme)
        if stories.wait():
            raise RuntimeError("stories.py failed")
        self._run("seed.php", self.work / "site.json", self.work / "truth.json")
        self.truth = json.loads((self.work / "truth.json").read_text(encoding="utf-8"))
        self._serve(closing)

    def _lay_out(self, database: Path) -> None:
        """WordPress's own files copied or linked, `wp-content` writable and ours, Debian's configuration left out."""
        self.site.mkdir()
        for file in DEBIAN.glob("*.php"):
            if file.name != "wp-config.php":
                shutil.copyfile(file, self.site / file.name)
        for folder in ("wp-includes", "wp-admin"):
            (self.site / folder).symlink_to(DEBIAN / folder)
        content = self.site / "wp-content"
        for folder in ("themes", "plugins", "mu-plugins", "uploads"):
            (content / folder).mkdir(parents=True)
        (content / "languages").symlink_to(DEBIAN / "wp-content/languages")
        (content / "mu-plugins/test-site.php").symlink_to(HERE / "php/test-site.php")
        for themes in (DEBIAN / "wp-content/themes", HERE / "themes"):
            for theme in themes.iterdir():
                (content / "themes" / theme.name).symlink_to(theme)
        self._check_theme(self.theme)
        config = CONFIG.format(socket=database, home=self.home.rstrip("/"), host=self.host)
        (self.site / "wp-config.php").write_text(config, encoding="utf-8")

    def _check_theme(self, name: str) -> None:
        """A theme that is not there would give empty pages."""
        themes = sorted(folder.name for folder in (self.site / "wp-content/themes").iterdir())
        if name not in themes:
            raise ValueError(f"no theme {name!r}; there are {themes}. More with: apt-get install {THEME_PACKAGES}")

    def _serve(self, closing: ExitStack) -> None:
        """PHP's own web server with four workers, so that a slow page blocks no other."""
        environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4", "WP_REQUEST_LOG": str(self.log)}
        command = ["php", "-S", self.host, "-t", str(self.site), str(HERE / "php/router.php")]
        start_server(command, self.site.parent / "php.log", closing, self._answers, environment)
        self.reset_requests()

    def _answers(self) -> bool:
        try:
            with urlopen(self.home + "robots.txt", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except (URLError, ConnectionError):
            return False

    def _run(self, script: str, *arguments: str | Path, code: str = "") -> str:
        """Run one of our PHP scripts on the command line; its output."""
        command = ["php", "-d", "display_errors=stderr", "-d", "memory_limit=1G", str(HERE / "php" / script)]
        given = [str(self.site), *map(str, arguments)]
        done = subprocess.run([*command, *given], input=code, capture_output=True, text=True, check=False)
        if done.returncode or "PHP Fatal" in done.stderr:
            raise RuntimeError(f"{script} failed:\n{done.stderr}\n{done.stdout}")
        return done.stdout

    def php(self, code: str) -> str:
        """Run PHP code inside WordPress as its administrator; gives what the code echoes."""
        return self._run("run.php", code=code)

    def set_theme(self, name: str) -> None:
        """Switch the theme for all later requests."""
        self._check_theme(name)
        self.php(f"switch_theme({literal(name)});")

    def close_rest(self, closed: bool = True) -> None:
        """Let `/wp-json/` answer 401 to visitors, as security plugins do, or open it again."""
        self.php(f"update_option('test_rest_closed', {int(closed)});")

    def edit_post(self, post: int, content: str, silently: bool = False) -> None:
        """Replace a post's content; `silently` leaves the modified date alone, as an edit in the database does."""
        if silently:
            self.php(f"$wpdb->update($wpdb->posts, ['post_content' => {literal(content)}], ['ID' => {post}]);")
        else:
            self.php(f"wp_update_post(wp_slash(['ID' => {post}, 'post_content' => {literal(content)}]));")

    def trash_post(self, post: int) -> None:
        """Put a post into the bin: its address answers 404 from now on."""
        self.php(f"wp_trash_post({post});")

    def publish(self, title: str, content: str, date: str = "", status: str = "publish", slug: str = "") -> dict[str, Any]:
        """Add a post; `date` is local, `2025-11-02 08:00:00`, without it: now. Gives its id and link."""
        given = {"post_title": title, "post_content": content, "post_status": status, "post_name": slug}
        if date:
            given["post_date"] = date
        made: dict[str, Any] = json.loads(
            self.php(
                f"$id = wp_insert_post(wp_slash({literal(given)}), true);"
                "if (is_wp_error($id)) { throw new RuntimeException($id->get_error_message()); }"
                "echo json_encode(['id' => $id, 'link' => get_permalink($id)]);"
            )
        )
        return made

    def requests(self) -> list[Request]:
        """All requests since the start or the last `reset_requests()`, in the order in which they came."""
        return [Request(**json.loads(line)) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def reset_requests(self) -> None:
        """Forget the requests so far."""
        self.log.write_text("")


def literal(value: Any) -> str:
    """A value as a PHP expression."""
    text = json.dumps(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"json_decode('{text}', true)"


def check_packages() -> None:
    """Say which Debian packages to install when something is missing."""
    wanted = ("php", "mariadbd", "mariadb-install-db")
    missing = [name for name in wanted if not shutil.which(name, path=search_path())]
    if not (DEBIAN / "wp-settings.php").exists():
        missing.append(str(DEBIAN))
    if "php" not in missing:
        modules = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout.split()
        missing += [f"PHP's {name}" for name in ("mysqli", "gd", "mbstring", "SimpleXML") if name not in modules]
    if missing:
        raise RuntimeError(f"missing: {', '.join(missing)}. Run: apt-get install --no-install-recommends {PACKAGES}")


def main() -> None:
    """Run a site until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--theme", default="kota", help="kota (classic) or one of Debian's wordpress-theme-*")
    parser.add_argument("--posts", type=int, default=400, help="public posts, at least 40")
    parser.add_argument("--work", type=Path, help="an empty folder to keep the site in; default: temporary")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    began = time.monotonic()
    with WordPress(given.work, given.port, given.theme, given.posts) as site:
        print(f"{site.home} after {time.monotonic() - began:.1f} s, {site.truth['counts']}", flush=True)
        print(f"truth: {site.work}/truth.json, stop with Ctrl-C", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("stopping")


if __name__ == "__main__":
    main()
