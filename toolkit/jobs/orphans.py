"""A process that is of no use without the one that started it, stops with it, however that ended."""

from __future__ import annotations

import os
import signal
import threading

CHECK_SECONDS = 2.0


def stop_with_parent() -> None:
    """Stop this process soon after the process that started it is gone; returns at once.

    Ctrl-C in a terminal, which reaches every process, is left to that one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        threading.Event().wait(CHECK_SECONDS)
    os._exit(0)
