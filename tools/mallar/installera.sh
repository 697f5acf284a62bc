#!/bin/sh
# Installs lagesbild for the user from the wheels in `hjul`, without the network: sh installera.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${XDG_DATA_HOME:-$HOME/.local/share}/lagesbild
python=${PYTHON:-python@PYTHON@}

if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != tuple(map(int, "@PYTHON@".split("."))))' 2>/dev/null; then
    echo "Python @PYTHON@ finns inte på datorn. Installera det först." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Python saknar venv. Installera paketet python@PYTHON@-venv först." >&2
    exit 1
fi
"$python" -m venv --clear "$home"
"$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/hjul" lagesbild
mkdir -p "$HOME/.local/bin"
ln -sf "$home/bin/lagesbild" "$HOME/.local/bin/lagesbild"
"$home/bin/lagesbild" --version
case ":$PATH:" in
*":$HOME/.local/bin:"*) echo "Klart. Skriv: lagesbild" ;;
*) echo "Klart. Skriv: $HOME/.local/bin/lagesbild" ;;
esac
