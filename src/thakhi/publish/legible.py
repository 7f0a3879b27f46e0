"""Words without the control characters that XML does not admit."""

from __future__ import annotations


def clean(words: str) -> str:
    """The words as every format can hold them; tabs and line ends stay."""
    return "".join(letter for letter in words if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))
