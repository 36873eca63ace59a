"""LibreOffice follows no link and runs no macro, whether or not the system takes its network away; and it is shown that
it would have done both.
"""

from __future__ import annotations

import contextlib
import errno
import io
import socket
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from packages import opendocument

from sopcheck.readers.legacy import bounded, forms, libreoffice

pytestmark = pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")

DATA = Path(__file__).parent / "data"
CELL = '<table:table-cell office:value-type="string"><text:p>Nama SOP</text:p></table:table-cell>'


def sheet(inside: str) -> str:
    return f'<office:body><office:spreadsheet><table:table table:name="SOP">{inside}</table:table></office:spreadsheet></office:body>'


# -- links --------------------------------------------------------------------------------------------------------

WRITTEN = "48611"
"""The port that the samples name."""

# stands in the place of LibreOffice: listens where the file points to, as seen from where LibreOffice runs
WATCHING = """#!{python}
import fcntl, socket, struct, subprocess, sys, threading
try:  # a namespace of its own has a loopback, too, but it is down
    fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x41))
except OSError:
    pass
door = socket.create_server(("127.0.0.1", {port}))
def watch():
    while True:
        guest, _ = door.accept()
        open({seen!r}, "ab").write(guest.recv(40).split(b" ")[0] + b"\\n")
        guest.sendall(b"HTTP/1.0 404 Not Found\\r\\n\\r\\n")
        guest.close()
threading.Thread(target=watch, daemon=True).start()
subprocess.run([{real!r}, *sys.argv[1:]])
with socket.create_connection(("127.0.0.1", {port})) as own:
    own.sendall(b"end ")
    own.recv(1)
"""


def port() -> int:
    """A free one of five digits."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as tried:
            found: int = tried.getsockname()[1]
        if found > 9999:
            return found


def pointing_to(name: str, where: int) -> bytes:
    """A file with a picture from 127.0.0.1."""
    if name == "pautan.ods":
        picture = (
            '<table:shapes><draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:type="simple" '
            f'xlink:href="http://127.0.0.1:{where}/a.png"/></draw:frame></table:shapes>'
        )
        service = f'<table:table-cell table:formula="of:=WEBSERVICE(&quot;http://127.0.0.1:{where}/&quot;)"/>'
        return opendocument("spreadsheet", sheet(f"{picture}<table:table-row>{CELL}{service}</table:table-row>"))
    content = (DATA / name).read_bytes()
    named = f"http://127.0.0.1:{WRITTEN}".encode("utf-16-le")
    assert named in content
    return content.replace(named, f"http://127.0.0.1:{where}".encode("utf-16-le"))


@pytest.fixture(params=["apart", "not apart"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "not apart":
        monkeypatch.setattr(bounded, "without_network", tuple)
    elif not bounded.without_network():
        pytest.skip("no user namespaces here")


@pytest.fixture
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice as it comes, with the proxies of nobody."""
    monkeypatch.setattr(libreoffice, "_SETTINGS", {})
    held = libreoffice._environment
    monkeypatch.setattr(
        libreoffice,
        "_environment",
        lambda place: {key: value for key, value in held(place).items() if "proxy" not in key.casefold()},
    )


def requests(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked for while a file was converted; "end" when it was done."""
    where, real, seen = port(), libreoffice.found(), folder / "seen"
    script = folder / "soffice"
    script.write_text(WATCHING.format(python=sys.executable, port=where, seen=str(seen), real=real))
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(libreoffice, "found", lambda: str(script))
    content = pointing_to(name, where)
    with zipfile.ZipFile(io.BytesIO(libreoffice.converted(content, forms.form_of(content, name), name))) as made:
        assert made.testzip() is None
    return seen.read_text().split()


@pytest.mark.usefixtures("_both_ways", "_trusting")
def test_libreoffice_as_it_comes_asks_for_a_picture_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {"GET", "end"} <= {*requests("pautan.xls", tmp_path, monkeypatch)}


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize("name", ["pautan.xls", "pautan.doc", "pautan.ods"])
def test_converting_asks_for_nothing_even_where_somebody_would_answer(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert requests(name, tmp_path, monkeypatch) == ["end"]


@pytest.mark.parametrize("scheme", ["https", "ftp", "vnd.sun.star.webdav"])
def test_no_other_kind_of_address_is_asked_either(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "without_network", tuple)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        picture = (
            '<table:shapes><draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:type="simple" '
            f'xlink:href="{scheme}://127.0.0.1:{door.getsockname()[1]}/a.png"/></draw:frame></table:shapes>'
        )
        content = opendocument("spreadsheet", sheet(f"{picture}<table:table-row>{CELL}</table:table-row>"))
        libreoffice.converted(content, forms.form_of(content, "a"), "a")
        with pytest.raises(BlockingIOError):  # nobody has come
            door.accept()


def test_from_apart_nobody_outside_can_be_reached(tmp_path: Path) -> None:
    if not bounded.without_network():
        pytest.skip("no user namespaces here")
    seen = tmp_path / "seen"
    with socket.create_server(("127.0.0.1", 0)) as door:
        where = door.getsockname()[1]
        tried = f"import socket\ntry: socket.create_connection(('127.0.0.1', {where}), 3)\nexcept OSError as error: open({str(seen)!r}, 'w').write(str(error.errno))"
        bounded.run([sys.executable, "-c", tried], tmp_path, {}, "")
    assert int(seen.read_text()) in (errno.ENETUNREACH, errno.EADDRNOTAVAIL)


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize("kind", ["rtf", "odt", "ods"])
def test_other_files_of_this_computer_are_not_drawn_in(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.csv"
    secret.write_text("isi rahasia")
    link = f'xlink:type="simple" xlink:href="{secret.as_uri()}"'
    content = {
        "rtf": rf"""{{\rtf1 lama {{\field{{\*\fldinst {{ INCLUDETEXT "{secret}" }}}}{{\fldrslt lama}}}}\par}}""".encode(),
        "odt": opendocument(
            "text",
            f'<office:body><office:text><text:section text:name="S"><text:section-source {link} text:filter-name="Text"/>'
            "<text:p>lama</text:p></text:section></office:text></office:body>",
        ),
        "ods": opendocument(
            "spreadsheet",
            sheet(
                f'<table:table-source {link} table:filter-name="Text - txt - csv (StarCalc)"/>'
                f"<table:table-row>{CELL.replace('Nama SOP', 'lama')}</table:table-row>"
            ),
        ),
    }[kind]
    made = libreoffice.converted(content, forms.form_of(content, "a"), "a")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        words = b"".join(parts.read(name) for name in parts.namelist())
    assert b"isi rahasia" not in words
    assert b"lama" in words


# -- macros -------------------------------------------------------------------------------------------------------

LIBRARY = "http://openoffice.org/2000/library"
SCRIPT = "http://openoffice.org/2000/script"


def with_macro(target: Path) -> bytes:
    """A sheet that, when it is opened, writes a file and closes LibreOffice."""
    macro = (
        f'Sub jalan\nOpen "{target}" For Output As #1\nPrint #1, "jalan"\nClose #1\nStarDesktop.terminate()\nEnd Sub'
    )
    event = (
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.M.jalan?language=Basic&amp;location=document"/>'
        "</office:event-listeners></office:scripts>"
    )
    return opendocument(
        "spreadsheet",
        event + sheet(f"<table:table-row>{CELL}</table:table-row>"),
        {
            "Basic/script-lc.xml": f'<l:libraries xmlns:l="{LIBRARY}"><l:library l:name="Standard" l:link="false"/></l:libraries>',
            "Basic/Standard/script-lb.xml": f'<l:library xmlns:l="{LIBRARY}" l:name="Standard" l:readonly="false" l:passwordprotected="false"><l:element l:name="M"/></l:library>',
            "Basic/Standard/M.xml": f'<s:module xmlns:s="{SCRIPT}" s:name="M" s:language="StarBasic">{macro}</s:module>',
        },
    )


def opened(content: bytes) -> None:
    """Open a file as a person would, for some seconds: converting alone runs nothing even where all is allowed."""
    program, form = libreoffice.found(), forms.form_of(content, "a")
    assert program
    with bounded.folder() as place:
        source = place / "a.ods"
        source.write_bytes(content)
        command = libreoffice._command(program, place, source, form)
        at = command.index("--convert-to")
        with contextlib.suppress(bounded.StoppedError):
            bounded.run([*command[:at], command[-1]], place, libreoffice._environment(place), "")


def test_a_macro_does_not_run_even_when_its_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WALL", 5.0)
    target = tmp_path / "jalan"
    content = with_macro(target)
    form = forms.form_of(content, "a")
    assert form.macros
    opened(content)
    libreoffice.converted(content, form, "a")
    assert not target.exists()
    monkeypatch.setattr(
        libreoffice, "_SETTINGS", {"/org.openoffice.Office.Common/Security/Scripting": {"MacroSecurityLevel": "0"}}
    )
    opened(content)
    assert target.read_text().strip() == "jalan"
