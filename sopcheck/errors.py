"""What can go wrong outside a document's content: where, what, and what is allowed."""

from __future__ import annotations

import errno
from collections.abc import Iterable

NO_READER = "belum ada pembacanya"
"""How the line about a document ends that nothing here reads."""


class SopcheckError(Exception):
    """Base of all errors a user may see; `str()` is one Indonesian line.

    where: the file, with line or key where known ("sop.yaml:12 (langkah.3)").
    what: what was found there.
    allowed: what may stand there, or what to do; empty if nothing can be said.
    """

    def __init__(self, where: str, what: str, allowed: str = "") -> None:
        self.where, self.what, self.allowed = where, what, allowed
        super().__init__(f"{where}: {what}" + (f"; {allowed}" if allowed else ""))


class InputError(SopcheckError):
    """A document cannot be taken in: unreadable, too large, or of the wrong shape (exit code 2).

    document: the name of the document, where it is one of several in a file.
    """

    document = ""


class NotAnSopError(InputError):
    """The file is something else: in a folder it is skipped and counted, named on the command line it is an error."""


class NoReaderError(NotAnSopError):
    """What would read the file is not installed here: a folder goes on without it, and reports say which it was."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what, f"tanpa itu {NO_READER}")


class RuleError(SopcheckError):
    """A rule file, profile or settings file is wrong (exit code 2)."""


class LawError(SopcheckError):
    """A table of an office's own law is wrong (exit code 2)."""


class UsageError(SopcheckError):
    """The command line asks for something that does not exist (exit code 2)."""


_OS_REASONS = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EROFS: "hanya dapat dibaca",
    errno.ELOOP: "tautannya berputar",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EINVAL: "namanya tidak sah",
}


def os_reason(error: OSError) -> str:
    """Why the operating system refused, in Indonesian."""
    return _OS_REASONS.get(error.errno or 0, f"sistem menolak, kode {error.errno}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“maksudnya “x”?” for the known word nearest to `word`, or an empty string.

    >>> did_you_mean("dasar_hukm", ["dasar_hukum", "nama"])
    'maksudnya “dasar_hukum”?'
    """
    from difflib import get_close_matches  # only ever needed on the way to an error

    near = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return f"maksudnya “{near[0]}”?" if near else ""
