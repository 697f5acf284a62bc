"""`python cli.py …` from a bare checkout: the same program as `lagesbild …`."""

from lagesbild.__main__ import start

if __name__ == "__main__":
    start()
