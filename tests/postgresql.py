"""A real PostgreSQL server for tests: a cluster of its own in a temporary folder, reached through a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

# PostgreSQL refuses to run as root; Debian's package makes this user.
_USER = "postgres"
_names = count()


@contextmanager
def postgresql() -> Iterator[Path]:
    """Run a server for a while; gives the folder of its socket."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket needs a short path
    me = os.geteuid()
    user = pwd.getpwnam(_USER) if me == 0 else pwd.getpwuid(me)
    os.chown(folder, user.pw_uid, user.pw_gid)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, *arguments],
            check=True, stdout=subprocess.DEVNULL, cwd=folder,
            user=user.pw_uid if me == 0 else None, group=user.pw_gid if me == 0 else None,
            extra_groups=[] if me == 0 else None, env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    data = str(folder / "data")
    # Nobody else can reach the folder of the socket. Nothing has to survive, so nothing is forced to disk.
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c full_page_writes=off"
    try:
        run("initdb", "-D", data, "-U", _USER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def new_database(server: Path) -> str:
    """Make an empty database on the server of `postgresql()` and return its address."""
    name = f"test_{next(_names)}"
    with psycopg.connect(host=str(server), user=_USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql+psycopg://{_USER}@/{name}?host={server}"
