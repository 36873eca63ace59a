"""A page around its content: one file that needs nothing else, and may run no script but ours."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from sopcheck.home import data_file
from sopcheck.reporters.web.escape import safe

MARK = "<!doctype html><!-- sopcheck.report/1 -->"
"""How a report begins; readers know it by this and do not take it for an SOP."""

SHAPES = (
    '<svg width="0" height="0" aria-hidden="true" class="defs"><defs><marker id="panah" viewBox="0 0 8 8" refX="7" refY="4" '
    'markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8Z"/></marker>'
    '<pattern id="arsir" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern>'
    '<symbol id="g-ujung" viewBox="0 0 24 14"><rect x="1" y="2" width="22" height="10" rx="5"/></symbol>'
    '<symbol id="g-kotak" viewBox="0 0 24 14"><rect x="2" y="2" width="20" height="10"/></symbol>'
    '<symbol id="g-ketupat" viewBox="0 0 24 14"><path d="M2 7L12 1L22 7L12 13Z"/></symbol>'
    '<symbol id="g-sambung" viewBox="0 0 24 14"><path d="M6 2h12v6l-6 5l-6 -5Z"/></symbol>'
    '<symbol id="g-tanda" viewBox="0 0 24 14"><circle cx="12" cy="7" r="4" fill="currentColor"/></symbol></defs></svg>'
)


@cache
def _data(name: str) -> str:
    return data_file(f"reporters/web/data/{name}").read_text("utf-8").strip()


@cache
def _head() -> str:
    """Style and policy: whatever a page holds, the browser loads nothing and runs only the script with this hash."""
    digest = b64encode(sha256(_data("page.js").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_data('page.css')}</style>"
    )


def opening(title: str, subtitle: str, links: Sequence[tuple[str, str]]) -> str:
    """From the first byte to the beginning of <main>. links: (address, words) of the navigation."""
    listed = "".join(f'<li><a href="{safe(address)}">{words}</a>' for address, words in links)
    return (
        f'{MARK}<html lang="id"><head>{_head()}<title>{safe(title)}</title></head><body>'
        f'<a class="skip" href="#isi">Langsung ke isi</a>{SHAPES}<header class="top"><h1>{safe(title)}</h1><p>{safe(subtitle)}</p>'
        f'<nav aria-label="Bagian"><ul>{listed}</ul></nav></header><main id="isi">\n'
    )


def closing(words: str) -> str:
    """The end of a page."""
    return f"</main><footer><p>{safe(words)}</p></footer><script>{_data('page.js')}</script></body></html>\n"
