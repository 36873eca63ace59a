"""XML is put into a part without touching a byte of the rest."""

from __future__ import annotations

import pytest
from packages import package

from sopcheck.annotate.insertions import Insertions, numbered
from sopcheck.readers.office.package import Package


def put(content: bytes) -> bytes:
    inside = Insertions(content)
    inside.first_in(1, "<f/>")
    inside.last_in(1, "<l/>")
    inside.after(1, "<n/>")
    inside.last_in(0, "<z/>")
    return inside.done()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<a><b>x</b></a>", "<a><b><f/>x<l/></b><n/><z/></a>"),
        ("<a><b/></a>", "<a><b><f/><l/></b><n/><z/></a>"),
        ("<a><w:b  c='>' d=\"/>\" /></a>", "<a><w:b  c='>' d=\"/>\" ><f/><l/></w:b><n/><z/></a>"),
        (
            "<?xml version='1.0'?>\n<a><!-- <b> --><b></b >é</a >\n",
            "<?xml version='1.0'?>\n<a><!-- <b> --><b><f/><l/></b ><n/>é<z/></a >\n",
        ),
        ("\ufeff<a>é<b>ü</b></a>", "\ufeff<a>é<b><f/>ü<l/></b><n/><z/></a>"),
        ("<a><b><![CDATA[<b>]]></b></a>", "<a><b><f/><![CDATA[<b>]]><l/></b><n/><z/></a>"),
    ],
)
def test_what_is_there_stays(before: str, after: str) -> None:
    assert put(before.encode()).decode() == after


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be"])
def test_other_encodings_stay(form: str) -> None:
    mark = "\ufeff".encode(form)
    assert put(mark + "<a><b>é</b></a>".encode(form)) == mark + "<a><b><f/>é<l/></b><n/><z/></a>".encode(form)


def test_elements_are_counted_as_the_tree_counts_them() -> None:
    root = Package(package({"a.xml": "<a><b><c/></b><!-- x --><d/></a>"}), "a").xml("a.xml")
    assert [numbered(root)[id(element)] for element in root.iter()] == [0, 1, 2, 3]
