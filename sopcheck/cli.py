"""The command line: arguments → command → exit code; nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sopcheck.arguments import parser
from sopcheck.errors import SopcheckError, os_reason


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code of the contract (check: 0, 1, 2, 3; others: 0, 2)."""
    for stream in (sys.stdout, sys.stderr):  # Windows consoles and pipes may not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    top = parser()
    chosen = top.parse_args(arguments)
    if not chosen.version and not chosen.command:
        top.print_help(sys.stderr)
        return 2
    from sopcheck import commands  # after --help has been answered

    try:
        code: int = commands.version() if chosen.version else getattr(commands, chosen.command)(chosen)
        sys.stdout.flush()
    except SopcheckError as error:
        print(f"sopcheck: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nsopcheck: dihentikan; berkas laporan yang sudah ada tidak diubah", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough (`| head`)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  closed at exit, where stdout would complain
        return 0
    except OSError as error:  # e.g. the disk behind standard output is full
        print(f"sopcheck: keluaran tidak dapat ditulis ({os_reason(error)})", file=sys.stderr)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  as above
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
