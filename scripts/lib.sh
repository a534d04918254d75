# What the scripts in this folder share. Sourced by them, never run; works from the root of the repository.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '==> %s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# present KIND NAME: is this shared library, command or Python module on the machine?
present() {
    case $1 in
        library) python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$2" 2>/dev/null ;;
        module) python3 -c 'import importlib, sys; importlib.import_module(sys.argv[1])' "$2" 2>/dev/null ;;
        command) command -v "$2" >/dev/null ;;
    esac
}

# need_system KIND:NAME:PACKAGE...: install the Debian packages of whatever is absent, or say how to.
# Probes for the thing itself, so that a machine that has it some other way is left alone.
need_system() {
    local wanted kind name package missing=()
    for wanted in "$@"; do
        IFS=: read -r kind name package <<<"$wanted"
        present "$kind" "$name" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local install="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        fail "this machine lacks: ${missing[*]}
On Debian or Ubuntu an administrator installs them with:

    apt-get update && $install

Then run this script again."
    fi
    say "installing from the system's packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
    apt-get update -qq
    # The tests run database servers of their own; the package shall not start one for the whole machine.
    local cluster=/etc/postgresql-common/createcluster.conf
    if [[ " ${missing[*]} " == *" postgresql "* ]] && [ ! -e $cluster ]; then
        mkdir -p "${cluster%/*}"
        echo "create_main_cluster = false" >$cluster
    fi
    $install -qq -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold >/dev/null
}

# fingerprint FILE...: changes when a file changes, or when this folder is moved (a virtual environment cannot move).
fingerprint() { (pwd && cat "$@") | sha256sum | cut -d' ' -f1; }

# done_before STEP FINGERPRINT PURPOSE: has this step been finished for exactly these files, and for this purpose?
# What was set up for development serves use as well.
done_before() {
    case "$(cat ".venv/$1.stamp" 2>/dev/null)" in
        "$2 $3" | "$2 dev") return 0 ;;
        *) return 1 ;;
    esac
}

mark_done() { echo "$2 $3" >".venv/$1.stamp"; }
