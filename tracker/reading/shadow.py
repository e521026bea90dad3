"""Shadow trees that a server has written into the page: `<template shadowrootmode>` is shown in place."""

from __future__ import annotations

import re

_SIGN = "shadowrootmode"
_TEMPLATE = re.compile(r"<(/?)template\b([^<>]{0,2000})>", re.IGNORECASE)


def opened(markup: str) -> str:
    """The markup with such templates as ordinary elements; other templates stay what they are."""
    if _SIGN not in markup:
        return markup
    open_ones: list[bool] = []

    def turned(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_ones.append(_SIGN in tag[2].lower())
            return f"<div{tag[2]}>" if open_ones[-1] else tag[0]
        return "</div>" if open_ones and open_ones.pop() else tag[0]

    return _TEMPLATE.sub(turned, markup)
