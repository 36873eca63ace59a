"""A converter that hangs, prints, writes or multiplies without end: every bound holds, and nothing is left of it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from compound import compound, word_head
from packages import document, package, table

from sopcheck import cli, progress
from sopcheck.errors import InputError
from sopcheck.model.source import Document
from sopcheck.readers import legacy, pick, waiting
from sopcheck.readers.legacy import bounded, libreoffice

if os.name != "posix":
    pytest.skip("the fakes are shell scripts", allow_module_level=True)

WORD = compound({"WordDocument": word_head(), "1Table": b""})
SOP = document(
    table(("Nama SOP", "Cuti"), ("Nomor SOP", "1/2024"))
    + table(("No", "Kegiatan", "Pelaksana", "Waktu"), ("1", "Menerima surat", "Staf", "5 menit"))
)
Fake = Callable[[str], None]


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which temporary ones are made: empty again after each conversion."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, left: Path) -> Iterator[Fake]:
    """Puts a script in the place of LibreOffice: $out is where it should write, $seen a file of the test."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def write(body: str) -> None:
        script = folder / "soffice"
        start = f'all="$*"; out="$PWD/hasil"; mkdir -p "$out"; seen={tmp_path}/seen\n'
        script.write_text(f"#!/bin/sh\n{start}{body}\n")
        script.chmod(0o755)

    yield write
    assert list(left.iterdir()) == []


@pytest.fixture(params=["apart", "not apart"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With processes and network of its own where the system has them, and where it has not."""
    if request.param == "not apart":
        monkeypatch.setattr(bounded, "without_network", tuple)
    elif not bounded.without_network():
        pytest.skip("no user namespaces here")


def refused() -> str:
    with pytest.raises(InputError) as error:
        legacy.read(WORD, "a.doc")
    said = str(error.value)
    assert "\n" not in said
    return said


def gone(marker: str) -> bool:
    """Whether no process with this in its command line is left, or will be in a moment."""
    for _ in range(40):
        if not re.search(rf"^{marker}", _commands(), re.MULTILINE):
            return True
        time.sleep(0.05)
    return False


def _commands() -> str:
    """The command lines of all processes, one per line; not every Linux has ps."""
    if not Path("/proc/self/cmdline").exists():
        return subprocess.run(["ps", "-A", "-o", "command"], capture_output=True, text=True, check=True).stdout
    lines = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            lines.append(place.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return "\n".join(lines)


@pytest.mark.usefixtures("both_ways")
def test_one_that_hangs_is_ended_with_what_it_started(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WALL", 0.5)
    fake("sleep 86411 & (sleep 86412 &) ; sleep 86413")
    assert refused() == (
        "a.doc: dokumen Word lama (.doc): LibreOffice tidak selesai dalam 0 detik; simpan ulang sebagai .docx"
    )
    assert gone("sleep 8641[1-3]")


def test_not_even_what_leaves_its_group_outlives_it(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    if "--pid" not in bounded.without_network():
        pytest.skip("no process namespaces here")
    monkeypatch.setattr(bounded, "WALL", 0.5)
    fake("setsid sleep 86421 & (setsid setsid sleep 86422 &) ; sleep 86423")
    assert "tidak selesai" in refused()
    assert gone("sleep 8642[1-3]")


@pytest.mark.usefixtures("both_ways")
def test_what_it_leaves_running_when_it_ends_is_ended(fake: Fake) -> None:
    fake("sleep 86431 & exit 3")
    assert refused() == (
        "a.doc: dokumen Word lama (.doc) tidak dapat dibuka LibreOffice: rusak, atau terlalu besar baginya; "
        "simpan ulang sebagai .docx"
    )
    assert gone("sleep 86431")


@pytest.mark.usefixtures("both_ways")
@pytest.mark.parametrize(
    "body",
    [
        pytest.param('head -c 10G /dev/zero > "$out/besar"', id="one file"),
        pytest.param('n=0; while :; do n=$((n+1)); head -c 1M /dev/zero > "$out/$n"; done', id="many files"),
        pytest.param('n=0; while :; do n=$((n+1)); mkdir "$out/$n"; done', id="many folders"),
        pytest.param('head -c 10G /dev/zero > "$TMPDIR/besar"; sleep 60', id="into its temporary folder"),
    ],
)
def test_one_that_fills_the_disk_is_ended(body: str, fake: Fake, monkeypatch: pytest.MonkeyPatch, left: Path) -> None:
    monkeypatch.setattr(bounded, "MOST_FILE", 40 * 2**20)
    monkeypatch.setattr(bounded, "MOST_WRITTEN", 30 * 2**20)
    monkeypatch.setattr(bounded, "MOST_FILES", 200)
    most = 0

    def measure(place: Path) -> bool:
        nonlocal most
        most = max(most, shutil.disk_usage(place).used)
        return too_much(place)

    too_much = bounded._too_much
    monkeypatch.setattr(bounded, "_too_much", measure)
    before = shutil.disk_usage(left).used
    fake(body)
    started = time.monotonic()
    assert "LibreOffice menulis lebih dari 30 MB, jadi dihentikan" in refused()
    assert time.monotonic() - started < 15
    assert most - before < 2**30


def test_one_that_prints_without_end_fills_nothing(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WALL", 0.5)
    fake("yes sampah & yes sampah >&2")
    assert "tidak selesai" in refused()
    assert gone("yes sampah")


@pytest.mark.usefixtures("both_ways")
def test_memory_and_processor_time_are_bounded(fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 1)
    greedy = "try: bytearray(3 * 2**30)\nexcept MemoryError: print('habis', flush=True)\nwhile True: pass"
    fake(f'{sys.executable} -S -c "{greedy}" > $seen; echo $? >> $seen')
    started = time.monotonic()
    assert "tidak dapat dibuka LibreOffice" in refused()
    assert time.monotonic() - started < 20
    said = (tmp_path / "seen").read_text().split()
    assert said[0] == "habis"
    assert int(said[1]) in (128 + signal.SIGXCPU, 128 + signal.SIGKILL)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (b"sampah", "hasil pengubahan ke .docx: berkas Office rusak: kemasannya tidak dapat dibuka"),
        (b"PK\x03\x04" + b"\0" * 21 * 2**20, "hasil pengubahan ke .docx: berkas 21,0 MB terlalu besar"),
        (
            package({"_rels/.rels": "<!DOCTYPE a>"}),
            "hasil pengubahan ke .docx: bagian _rels/.rels memuat DOCTYPE atau ENTITY; tidak dibaca demi keamanan",
        ),
        (package({"../x": ""}), "hasil pengubahan ke .docx: nama bagian “../x” menunjuk ke luar kemasan"),
    ],
)
def test_what_it_writes_is_trusted_as_little_as_what_it_read(
    made: bytes, said: str, fake: Fake, tmp_path: Path
) -> None:
    (tmp_path / "made").write_bytes(made)
    fake(f'cp {tmp_path}/made "$out/dokumen.docx"')
    assert said in refused()


def test_a_link_is_not_followed_and_a_pipe_not_waited_for(fake: Fake, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(SOP)
    for body in (f'ln -s {tmp_path}/made "$out/dokumen.docx"', 'mkfifo "$out/dokumen.docx"'):
        fake(body)
        assert "tidak dapat dibuka LibreOffice" in refused()


def test_it_knows_nothing_of_who_asks(fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No environment, no name of a file, and each time another profile."""
    monkeypatch.setenv("RAHASIA", "jangan")
    (tmp_path / "made").write_bytes(SOP)
    fake(f'env >> $seen; echo "$all" >> $seen; cp {tmp_path}/made "$out/dokumen.docx"')
    for _ in range(2):
        raw = legacy.read(WORD, "rahasia negara.doc")
        assert raw.kind == "doc"
    seen = (tmp_path / "seen").read_text()
    assert "RAHASIA" not in seen
    assert "rahasia" not in seen
    assert seen.count("http_proxy=http://127.0.0.1:9\n") == 2
    profiles = {word for word in seen.split() if word.startswith("-env:UserInstallation=file:///")}
    assert len(profiles) == 2


def test_what_is_read_says_where_it_stands_in_the_file_somebody_gave(fake: Fake, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(SOP)
    fake(f'cp {tmp_path}/made "$out/dokumen.docx"')
    path = tmp_path / "sop.docx"
    path.write_bytes(WORD)
    (found,) = pick.read(path)
    assert isinstance(found, Document)
    assert found.source.path == path.as_posix()
    assert found.source.reader == "doc"
    assert found.sop.nama == "Cuti"
    place = found.source_map.find("langkah.1.waktu")
    assert place is not None
    assert place.words == "tabel 2, baris 2, kolom 4"
    assert [(note.code, note.message) for note in found.notes] == [
        ("nama-berkas", "berkas bernama .docx, tetapi isinya .doc; dibaca menurut isinya"),
        (
            "dikonversi",
            "dokumen Word lama (.doc) diubah dahulu menjadi .docx dengan LibreOffice; bentuk, bila ada, tidak terbawa",
        ),
        ("identitas", "blok identitas tidak ditemukan (2 label terbaca), jadi unsurnya tidak dinilai"),
    ]


def test_several_are_converted_side_by_side(fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each waits for the other to have begun."""
    (tmp_path / "made").write_bytes(SOP)
    folder = tmp_path / "sop"
    folder.mkdir()
    for name in ("a.doc", "b.doc"):
        (folder / name).write_bytes(WORD)
    fake(
        f'echo x >> $seen; for n in $(seq 100); do [ "$(wc -l < $seen)" -ge 2 ] && break; sleep 0.1; done\n'
        f'[ "$(wc -l < $seen)" -ge 2 ] && cp {tmp_path}/made "$out/dokumen.docx"'
    )
    options = ("--jobs", "2", "--as-of", "2026-11-20", "--fail-on", "never", "--format", "jsonl")
    assert cli.main(["check", str(folder), *options]) == 0
    assert capsys.readouterr().out.count('"reader": "doc"') == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("whole_group", [True, False], ids=["all processes", "the first one"])
def test_an_interrupt_ends_it_and_leaves_nothing(
    jobs: str, whole_group: bool, fake: Fake, left: Path, tmp_path: Path
) -> None:
    fake("echo x >> $seen; sleep 86441")
    folder = tmp_path / "sop"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.doc").write_bytes(WORD)
    run = subprocess.Popen(
        [sys.executable, "-m", "sopcheck.cli", "check", str(folder), "--jobs", jobs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 20
    while not ((tmp_path / "seen").exists() and len((tmp_path / "seen").read_text().split()) >= int(jobs)):
        assert time.monotonic() < until
        time.sleep(0.05)
    (os.killpg if whole_group else os.kill)(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=20)
    assert run.returncode == 130
    assert said.decode().split() == [
        "sopcheck:",
        "dihentikan;",
        "berkas",
        "laporan",
        "yang",
        "sudah",
        "ada",
        "tidak",
        "diubah",
    ]
    assert gone("sleep 86441")
    assert list(left.iterdir()) == []


def test_when_we_are_killed_it_dies_with_us(fake: Fake, left: Path, tmp_path: Path) -> None:
    """Only its folder stays: nobody is left to take it away."""
    if not sys.platform.startswith("linux") or "--pid" not in bounded.without_network():
        pytest.skip("needs Linux with process namespaces")
    fake("echo x > $seen; sleep 86451")
    (tmp_path / "a.doc").write_bytes(WORD)
    run = subprocess.Popen([sys.executable, "-m", "sopcheck.cli", "read", str(tmp_path / "a.doc")])
    until = time.monotonic() + 20
    while not (tmp_path / "seen").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    run.kill()
    run.wait()
    assert gone("sleep 86451")
    shutil.rmtree(left)
    left.mkdir()


def test_a_long_conversion_says_so_and_takes_its_line_away(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(waiting, "FROM", 0.0)
    (tmp_path / "made").write_bytes(SOP)
    fake(f'sleep 0.4; cp {tmp_path}/made "$out/dokumen.docx"')
    said: list[str] = []
    with waiting.heard_by(said.append):
        legacy.read(WORD, "a.doc")
    assert said[0] == "a.doc: diubah dahulu menjadi .docx dengan LibreOffice, 0 detik …"
    assert said[-1] == ""
    legacy.read(WORD, "a.doc")
    assert len(said) < 10  # nobody listens any more


class Screen:
    """Standard error of a terminal, or not."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None: ...


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_shows_it_within_one_line(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(waiting, "FROM", 0.0)
    screen = Screen(terminal)
    with progress.waiting_shown(screen), waiting.told("folder/" * 9 + "a\x1b[2J.doc: diubah") as tell:  # type: ignore[arg-type]
        tell(3.0)
    lines = [line for line in screen.text.split("\r") if line]
    assert lines == (["…" + "folder/folder/a�[2J.doc: diubah, 3 detik …"[-38:], " " * 39] if terminal else [])


def test_libreoffice_that_cannot_be_run_is_said_so(fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(libreoffice, "found", lambda: str(tmp_path / "tidak-ada"))
    assert "tidak dapat dibuka LibreOffice" in refused()
