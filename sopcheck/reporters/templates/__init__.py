"""Blank SOPs that an office fills in and that read back exactly. Each module of this folder is one format.

What helps filling in stands where readers do not look (page header, input prompts, comments), so that a blank form
reads as labels with nothing filled in.
"""

from __future__ import annotations

from importlib import import_module

FORMATS = ("yaml", "docx", "xlsx")


def page(form: str) -> bytes:
    """The blank SOP in one of FORMATS."""
    content: bytes = import_module(f"{__name__}.{form}").page()
    return content
