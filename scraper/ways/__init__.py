"""The ways a site's articles can be discovered, each a pure conversation: it asks for addresses and is given answers."""
