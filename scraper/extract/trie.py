"""Many names as one pattern that tries each letter of a text once."""

import re


class Trie(dict[str, "Trie"]):
    """Names letter by letter, so that one search tries each letter of a text once; the empty letter ends a name."""

    def add(self, name: str) -> None:
        """Take a name in."""
        node = self
        for letter in (*name, ""):
            node = node.setdefault(letter, Trie())

    def pattern(self) -> str:
        """The names as a regular expression, longer names before their beginnings."""
        ways = [re.escape(letter) + rest.pattern() for letter, rest in sorted(self.items()) if letter]
        if not ways:
            return ""
        joined = ways[0] if len(ways) == 1 and "" not in self else f"(?:{'|'.join(ways)})"
        return f"{joined}?" if "" in self else joined
