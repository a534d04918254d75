"""How one installation runs."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

DATABASE_FILE = "doenvermogen.db"


@dataclass(frozen=True)
class Settings:
    """Everything an administrator chooses; the defaults serve one person on one machine."""

    data_folder: Path
    database: str = ""
    questionnaires: tuple[Path, ...] = ()
    theme: Path | None = None
    pilot: bool = False
    demo: bool = False
    secure_cookies: bool = False
    sign_in_token: str | None = None
    hosts: tuple[str, ...] = ()
    testing: bool = False
    maximum_upload: int = field(default=20 * 1024 * 1024)
    # All evidence that a dossier may hold, and the dossier itself.
    maximum_dossier: int = field(default=110 * 1024 * 1024)

    @property
    def database_address(self) -> str:
        """Where the database is: the one that was given, or a file in the data folder."""
        return self.database or f"sqlite:///{self.data_folder / DATABASE_FILE}"


def secret_key(data_folder: Path) -> str:
    """Return the key that signs cookies; it is made once, kept in the data folder and readable by its owner only."""
    path = data_folder / "secret_key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        key = secrets.token_hex(32)
        stream.write(key)
    return key


def keep_private(database: Path) -> None:
    """Let only its owner read a database file; SQLite gives what it puts beside it the same rights."""
    os.close(os.open(database, os.O_WRONLY | os.O_CREAT, 0o600))
    for path in (database, *database.parent.glob(f"{database.name}-*")):
        # Of another owner, or on a disk without rights: the administrator arranged that.
        with contextlib.suppress(OSError):
            path.chmod(0o600)
