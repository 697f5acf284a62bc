#!/bin/sh
# Starts lagesbild: alone in the folder Lagesbild of the user, or with a folder of incoming files the year's work on it.
here=$(cd "$(dirname "$0")" && pwd)
PATH=$here/program:$PATH
export PATH

if [ $# -eq 0 ]; then
    mkdir -p "$HOME/Lagesbild" && cd "$HOME/Lagesbild" || exit 4
    lagesbild
elif [ $# -eq 1 ] && [ -d "$1" ]; then
    incoming=$(cd "$1" && pwd)
    cd "$(dirname "$incoming")" || exit 4
    lagesbild rapport "$(basename "$incoming")"
else
    echo "Ange en mapp i taget: den med årets filer." >&2
    exit 2
fi
code=$?
# In a window of its own, stay there: the command can be written on.
if [ -t 0 ] && [ -t 1 ]; then exec "${SHELL:-/bin/sh}"; fi
exit $code
