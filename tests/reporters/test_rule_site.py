"""The site of rules: every rule has its page, every norm its place, every link leads somewhere."""

from __future__ import annotations

import posixpath
import re

import pytest

from sopcheck.engine import profile
from sopcheck.engine.measured import figures
from sopcheck.reporters.pages.wording import norm_name
from sopcheck.reporters.web import rule_site

RULES = profile.catalogue()


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return dict(rule_site.pages(RULES.values()))


def ids(text: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', text))


def test_every_rule_has_a_page_and_stands_in_the_list(site: dict[str, str]) -> None:
    assert set(site) == {rule_site.INDEX, rule_site.BASES} | {f"{rule_site.FOLDER}/{rule}.html" for rule in RULES}
    assert [rule for rule in RULES if f'href="aturan/{rule}.html"' not in site[rule_site.INDEX]] == []


def test_every_link_leads_somewhere_and_nothing_is_loaded(site: dict[str, str]) -> None:
    for name, text in site.items():
        assert re.search(r"src=|url\((?!#)|https?://(?!www\.w3\.org)", text.partition("<body>")[0]) is None
        for href in re.findall(r' href="([^"]+)"', text):
            path, _, place = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in site, (name, href)
            assert not place or place in ids(site[target]), (name, href)


def test_the_index_by_legal_basis_says_which_rules_rest_on_a_norm(site: dict[str, str]) -> None:
    (section,) = re.findall(r'<section data-group id="permenpanrb-35/?-?2012".*?</section>', site[rule_site.BASES])
    resting = {rule.id for rule in RULES.values() if any(norm_name(b) == "PermenPANRB 35/2012" for b in rule.basis)}
    assert set(re.findall(r'href="aturan/([^"]+)\.html"', section)) == resting
    assert len(resting) > 20


def test_a_page_tells_what_should_be_and_how_often_its_rule_was_right_and_draws_its_examples(
    site: dict[str, str],
) -> None:
    for name, rule in RULES.items():
        text = site[f"{rule_site.FOLDER}/{name}.html"]
        measured = figures().get(name)
        assert f"<h2>Seharusnya</h2><p>{rule.file.seharusnya}</p>" in text
        assert (measured.words() if measured else "presisi belum diukur") in text
        assert text.count("<h3>Salah</h3>") == len(rule.file.contoh) == text.count("<h3>Benar</h3>")
        findings = sum(len(example.temuan) for example in rule.file.contoh)
        assert text.count('<a class="pin ') == findings == len(re.findall(r'<li id="c\d+(?:s\d+)?t\d+"', text))
