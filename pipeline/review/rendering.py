"""Templates filled, so that nothing which a report holds can act on the page.

Three things see to it. Every value is escaped (autoescape), and characters that command instead of being read are
spelled out. Addresses are linked only where they are plain web addresses. And a Content-Security-Policy forbids all
scripts and styles but the page's own, known by their hashes, and every fetch.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.controls import safe

_TEMPLATES = Path(__file__).with_name("templates")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z")


def render(template: str, **values: Any) -> str:
    """A whole page. Raises ``jinja2.UndefinedError`` where the template asks for what is not given."""
    return _environment().get_template(template).render(**values)


def asset(name: str) -> str:
    """A style sheet or script of ours, as text."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def page_name(row_id: str) -> str:
    """The name of the page of a report or country: its id, in characters that any file system and address takes.

    >>> page_name("0123456789ab-0"), page_name("../x y")
    ('0123456789ab-0.html', '---x-y.html')
    """
    return re.sub(r"[^A-Za-z0-9-]", "-", row_id) + ".html"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_spelled_out,
    )
    style, script = Markup(asset("marks.css") + asset("pages.css")), Markup(asset("pages.js"))
    environment.globals.update(style=style, script=script, policy=_policy(style, script))
    filters: dict[str, Callable[..., Any]] = {"page_name": page_name, "words": _words, "web_address": _web_address}
    environment.filters.update(filters)
    return environment


def _spelled_out(value: object) -> object:
    """Text from outside made safe to read; Markup is ours already."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    # by hash and not 'self': pages opened from disk have no origin that 'self' could name
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _words(name: str | None) -> str:
    """A value of a vocabulary as words."""
    return (name or "").replace("_", " ")


def _web_address(url: str | None) -> str | None:
    """The address where it may be followed; None for what is no address on the web, a script above all."""
    return url if url and _WEB_ADDRESS.match(url) else None
