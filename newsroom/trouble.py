"""What a portal shows when something is wrong with it: pages that answer 200 and are not what was asked for."""

from __future__ import annotations

from newsroom.answer import Answer, Trouble, as_json, page

CHALLENGE = """<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"></head><body><div id="challenge-form"><h1>Checking your browser before accessing</h1>
<noscript>Enable JavaScript and cookies to continue</noscript></div><script>window._cf_chl_opt={cType:'managed'};</script></body></html>"""

LOGIN = """<!DOCTYPE html><html lang="id"><head>
<meta charset="UTF-8"><title>Masuk &lsaquo; Kabar Kota Malang &#8212; WordPress</title></head>
<body class="login no-js login-action-login wp-core-ui locale-id-id"><div id="login"><form name="loginform" method="post">
<p><label for="user_login">Nama Pengguna atau Alamat Email</label><input type="text" name="log" id="user_login"></p>
<p><label for="user_pass">Sandi</label><input type="password" name="pwd" id="user_pass"></p></form></div></body></html>"""

PARKED = """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>This domain is for sale</title></head><body>
<h1>This domain may be for sale!</h1><ul><li><a href="/search?q=hotel">Hotel murah</a></li><li><a href="/search?q=kredit">Kredit
cepat</a></li></ul><p>The Sponsored Listings displayed above are served automatically by a third party.</p></body></html>"""

SHELL = """<!DOCTYPE html><html lang="id"><head><meta charset="UTF-8"><title>Kabar Kota Malang</title>
<script src="/assets/app.3f9c1.js" defer></script></head><body><div id="app"><nav><a href="/">Beranda</a> <a href="/layanan/">Layanan</a>
</nav></div><noscript>Aktifkan JavaScript untuk membaca situs ini.</noscript></body></html>"""


def everywhere(trouble: Trouble, path: str) -> Answer | None:
    """The answer to whatever is asked for, where the whole portal is in trouble; None where only its pages are, or nothing is."""
    match trouble:
        case "down":
            return page("<h1>Service Unavailable</h1>", 503)
        case "challenge":
            return page(CHALLENGE)
        case "parked":
            return page(PARKED)
        case "login" if f"{path}/".startswith("/wp-json/"):
            return as_json({"code": "rest_login_required", "message": "Silakan masuk.", "data": {"status": 401}}, 401)
        case "login" if path != "/robots.txt":
            return page(LOGIN)
    return None
