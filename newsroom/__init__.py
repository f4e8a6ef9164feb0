"""The sample newsroom: a city portal with invented stories, served by a real web server, for the demo and the tests."""

from newsroom.server import Newsroom
from newsroom.story import Story, load, read_blocks, read_story
from newsroom.truth import truth

__all__ = ["Newsroom", "Story", "load", "read_blocks", "read_story", "truth"]
