"""`python -m lagesbild …`: the same program as `lagesbild …`."""

from lagesbild.cli.main import run

if __name__ == "__main__":
    run()
