"""Discovery through RSS 2.0 and Atom feeds: only the newest stories, but almost free when nothing has changed."""

from archive.record import Candidate, Want
from scraper.site import Site
from scraper.ways.steps import Ask, Found, Offer, Purpose, Way, utc
from scraper.ways.xml_tree import name, tree


def parse(body: bytes) -> list[tuple[str, str | None]]:
    """The address and the stated update of each entry, newest first as the feed has them.

    Raises ValueError for what is no feed.
    """
    try:
        root, _ = tree(body)
    except ValueError as error:
        raise ValueError(f"no XML: {error}") from error
    if name(root) not in {"rss", "feed", "RDF"}:
        raise ValueError("no RSS or Atom feed")
    entries = []
    for element in root.iter("{*}item", "{*}entry"):
        links = [link for link in element.iterchildren("{*}link") if link.get("rel", "alternate") == "alternate"]
        address = (links[0].get("href") or links[0].text or "").strip() if links else ""
        if address:
            entries.append((address, utc(element.findtext("{*}updated"))))
    return entries


def feeds(site: Site, purpose: Purpose) -> Way:
    """The newest stories, from the first feed that can be read."""
    reasons = []
    for path in site.feeds:
        url = f"{site.home.rstrip('/')}{path}"
        answer = yield Ask(url=url, kind="feed", conditional=not purpose.everything)
        if answer.unmodified:
            return Offer(ok=True, reason="not modified")
        if not answer.ok or answer.capture is None:
            reasons.append(f"feed {url} answered {answer.reason}")
            continue
        try:
            entries = parse(answer.capture.body)
        except ValueError as error:
            reasons.append(f"feed {url} is {error}")
            continue
        found = [Candidate(url=site.canonical(link), way="feed", modified=updated) for link, updated in entries if site.owns(link)]
        yield Found(candidates=found, want=Want.CHANGED, via=url)
        return Offer(ok=bool(found), reason="" if found else f"feed {url} is empty", seen=frozenset(each.url for each in found))
    return Offer(ok=False, reason="; ".join(reasons))
