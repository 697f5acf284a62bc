"""`python -m lagesbild …`: the same program as `lagesbild …`."""

import sys

from lagesbild.cli import main

if __name__ == "__main__":
    sys.exit(main())
