"""`python -m sopcheck`, where the command is not on the path."""

import sys

from sopcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
