"""Converts a file with the LibreOffice that is installed: each time with a new profile, macros off, links dead ends.

What it writes is as little trusted as what it read: the package guard sees it next.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from sopcheck.errors import InputError, NoReaderError
from sopcheck.readers import guard
from sopcheck.readers.legacy import bounded
from sopcheck.readers.legacy.forms import Form

_USUAL = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
}
"""Where installers put it, besides the PATH."""

_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}

_NOWHERE = ("127.0.0.1", 9)  # the port of "discard", on which nobody listens
_HELD = ("PATH", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMDATA", "COMSPEC")

_OFFICE = "/org.openoffice.Office"
_SETTINGS: Mapping[str, Mapping[str, str]] = {
    f"{_OFFICE}.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",  # very high: only from trusted places, and there are none
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",  # alone it stops no picture while converting (7.4): the proxies below do
        "CheckDocumentEvents": "true",
    },
    f"{_OFFICE}.Writer/Content/Update": {"Link": "0"},  # never
    f"{_OFFICE}.Calc/Content/Update": {"Link": "1"},  # never, by another count
    f"{_OFFICE}.Calc/Formula/Load": {"OOXMLRecalcMode": "1", "ODFRecalcMode": "1"},  # never: as they were saved
    f"{_OFFICE}.Writer/Filter/Import/VBA": {"Load": "false"},
    f"{_OFFICE}.Calc/Filter/Import/VBA": {"Load": "false"},
    f"{_OFFICE}.Java/VirtualMachine": {"Enable": "false"},
    f"{_OFFICE}.Recovery/RecoveryInfo": {"Enabled": "false"},
    f"{_OFFICE}.Common/Misc": {"CrashReport": "false"},
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",  # by hand
        "ooInetNoProxy": "",
        **{f"ooInet{kind}ProxyName": _NOWHERE[0] for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": str(_NOWHERE[1]) for kind in ("HTTP", "HTTPS", "FTP")},
    },
}


def converted(content: bytes, form: Form, name: str) -> bytes:
    """The file as .docx or .xlsx. Raises NoReaderError without LibreOffice, InputError where it does not manage."""
    program = found()
    if program is None:
        raise NoReaderError(name, f"{form.called}: pasang LibreOffice, atau simpan ulang sebagai .{form.target}")
    with bounded.folder() as place:
        source = place / f"dokumen.{form.kind}"
        source.write_bytes(content)
        try:
            bounded.run(_command(program, place, source, form), place, _environment(place), _waiting(name, form))
        except bounded.StoppedError as stopped:
            raise InputError(name, _stopped(str(stopped), form), f"simpan ulang sebagai .{form.target}") from None
        except OSError:
            raise InputError(name, f"{form.called}: LibreOffice tidak dapat dijalankan", program) from None
        return _written(place / "hasil" / f"dokumen.{form.target}", form, name)


def found() -> str | None:
    """Where LibreOffice is."""
    usual = (place for place in _USUAL.get(sys.platform, ()) if os.access(place, os.X_OK))
    return bounded.program("soffice", "libreoffice") or next(usual, None)


def _command(program: str, place: Path, source: Path, form: Form) -> list[str]:
    profile = place / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck"),
        *([f"--infilter={form.import_filter}"] if form.import_filter else []),
        *("--convert-to", f"{form.target}:{_FILTERS[form.target]}"),
        *("--outdir", str(place / "hasil"), str(source)),
    ]


def _profile() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{''.join(_items())}</oor:items>\n"
    )


def _items() -> Iterator[str]:
    for path, properties in _SETTINGS.items():
        for key, value in properties.items():
            yield (
                f'<item oor:path="{escape(path)}"><prop oor:name="{key}" oor:op="fuse">'
                f"<value>{escape(value)}</value></prop></item>"
            )


def _environment(place: Path) -> dict[str, str]:
    """Only what it needs: its folders are ours, and whatever asks for a proxy is sent nowhere."""
    home = place / "rumah"
    home.mkdir()
    proxy = f"http://{_NOWHERE[0]}:{_NOWHERE[1]}"
    proxies = {f"{kind}_proxy": proxy for kind in ("http", "https", "ftp", "all")}
    folders = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {
        **{key: os.environ[key] for key in _HELD if key in os.environ},
        **folders,
        **proxies,
        **{key.upper(): value for key, value in proxies.items()},
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",  # draws into memory: no display is asked for
    }


def _waiting(name: str, form: Form) -> str:
    return f"{name}: diubah dahulu menjadi .{form.target} dengan LibreOffice"


def _stopped(bound: str, form: Form) -> str:
    if bound == "waktu":
        return f"{form.called}: LibreOffice tidak selesai dalam {bounded.WALL:.0f} detik"
    return f"{form.called}: LibreOffice menulis lebih dari {bounded.MOST_WRITTEN // 2**20} MB, jadi dihentikan"


def _written(target: Path, form: Form, name: str) -> bytes:
    """What was converted: one file of ordinary size, and no link to another."""
    if target.is_symlink() or not target.is_file():
        what = f"{form.called} tidak dapat dibuka LibreOffice"
        if form.locked:
            raise InputError(name, f"{what}: dikunci dengan sandi", "simpan ulang tanpa sandi")
        raise InputError(name, f"{what}: rusak, atau terlalu besar baginya", f"simpan ulang sebagai .{form.target}")
    try:
        return guard.read_bytes(target)
    except InputError as error:
        raise InputError(name, f"hasil pengubahan ke .{form.target}: {error.what}", error.allowed) from None
