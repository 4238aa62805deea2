#!/bin/sh
# Makes .venv with the dependencies of a lock file: bootstrap.sh requirements-local.txt
# Prints the Python it would use and does nothing else: bootstrap.sh --which-python
#
# This runs before there is any Python of ours, hence in POSIX sh. A second run with the same lock does nothing.
set -eu

cd "$(dirname "$0")/../.."

# Whether $1 is a Python that the project supports and that can make a virtual environment. Debian takes ensurepip
# out of its Python and brings it back with the package python3-venv.
can_be_used() {
    "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

candidates="${PYTHON:-} python3.14 python3.13 python3.12 python3 /usr/bin/python3 python"

which_python() {
    for candidate in $candidates; do
        if can_be_used "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    # Tells the two reasons apart: a right version without ensurepip lacks a package, anything else lacks Python.
    for candidate in $candidates; do
        version=$("$candidate" -c 'import sys; v = sys.version_info; print(f"{v[0]}.{v[1]}" if v >= (3, 12) else "")' \
            2>/dev/null) || continue
        case $version in 3.12 | 3.13 | 3.14)
            cat >&2 <<TEXT
Python $version is here ($candidate), but without the module ensurepip it cannot make a virtual environment.
On Debian and Ubuntu: apt-get install python$version-venv
TEXT
            return 1
            ;;
        esac
    done
    cat >&2 <<TEXT
The portal needs Python 3.12, 3.13 or 3.14, and none was found (tried python3.14, python3.13, python3.12, python3).
On Debian 13 and Ubuntu 24.04 or later: apt-get install python3 python3-venv
Elsewhere: install one of these versions, or name it: make PYTHON=/path/to/python3.13 run
TEXT
    return 1
}

if [ "${1:-}" = --which-python ]; then
    which_python
    exit
fi

lock=$1
# All locks are in the stamp. The one for development contains the others, so it serves for `make run` too.
locks=$(cat requirements.txt requirements-local.txt requirements-dev.txt | cksum)
installed=$(cat .venv/installed 2>/dev/null) || installed=
if can_be_used .venv/bin/python; then
    case $installed in
    "$lock $locks" | "requirements-dev.txt $locks") exit ;;
    esac
    # A virtual environment whose making was interrupted has a Python but no pip.
    .venv/bin/python -m pip --version >/dev/null 2>&1 || rm -rf .venv
else
    rm -rf .venv
fi

if [ ! -d .venv ]; then
    python=$(which_python)
    echo "Making .venv with $python ..."
    "$python" -m venv .venv
fi
echo "Installing what $lock names (a minute or two the first time) ..."
rm -f .venv/installed
# --require-hashes: what is not what the lock names is refused. --only-binary: nothing is compiled here.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: \
    --requirement "$lock"
echo "$lock $locks" >.venv/installed
