"""The floor beside the application: the least that Flask can do with one question a page and one commit an answer.

One template, one table, one statement to look and one to save; nobody signs in, nothing is checked but the answer, and
there is no history. Started by `benchmarks.web` as a process of its own, in two ways: with a connection to the database
that each thread keeps, which is the least that it can cost, or with one for each request, as in Flask's documentation.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from flask import Flask, abort, redirect, render_template, request, url_for
from jinja2 import DictLoader
from waitress import create_server
from werkzeug.wrappers import Response

PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{{ question.text }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{{ url_for('static', filename='style.css') }}">
</head>
<body>
<main>
{% if number > 1 %}<p><a href="{{ url_for('show', dossier=dossier, number=number - 1) }}">Terug</a></p>{% endif %}
<p>Vraag {{ number }} van {{ total }}</p>
<form method="post">
{% if error %}<p class="error">Kies een antwoord.</p>{% endif %}
{% if question.options %}
<fieldset>
<legend><h1>{{ question.text }}</h1></legend>
{% for option in question.options %}
<p><input type="radio" name="answer" id="o{{ loop.index }}" value="{{ option.id }}"
{%- if option.id == chosen %} checked{% endif %}> <label for="o{{ loop.index }}">{{ option.label }}</label></p>
{% endfor %}
</fieldset>
{% else %}
<h1><label for="answer">{{ question.text }}</label></h1>
<p><input type="number" name="answer" id="answer" value="{{ chosen or '' }}"></p>
{% endif %}
<details><summary>Uitleg</summary><p>{{ question.help }}</p><p>{{ question.example }}</p></details>
<p><button>Opslaan en verder</button></p>
</form>
</main>
</body>
</html>
"""
TABLE = "CREATE TABLE answer (dossier TEXT, question TEXT, value TEXT, PRIMARY KEY (dossier, question)) WITHOUT ROWID"
LOOK = "SELECT value FROM answer WHERE dossier = ? AND question = ?"
SAVE = "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"


class Floor:
    """What the pages of the floor do.

    Args:
        database: a file that does not exist yet.
        questions: of each its id, text, help, example and options (each an id and a label); without options it asks
            for a number.
        keep: whether a thread keeps its connection; otherwise each request opens and closes one.
    """

    def __init__(self, database: Path, questions: list[dict[str, Any]], *, keep: bool) -> None:
        self._database, self._questions, self._keep = database, questions, keep
        self._thread = threading.local()
        first = sqlite3.connect(database)
        # Once, before there are threads: of two that change a database to this mode at once, one is refused.
        first.execute("PRAGMA journal_mode=WAL")
        first.execute(TABLE)
        first.commit()
        first.close()

    def show(self, dossier: str, number: int) -> str:
        """Show a question."""
        row = self._connection().execute(LOOK, (dossier, self._find(number)["id"])).fetchone()
        return self._page(dossier, number, row[0] if row else None)

    def save(self, dossier: str, number: int) -> str | Response:
        """Save an answer, and go to the next question."""
        question, value = self._find(number), request.form.get("answer", "")
        options = [option["id"] for option in question["options"]]
        if value not in options if options else not value.isdecimal():
            return self._page(dossier, number, value, error=True)
        connection = self._connection()
        connection.execute(SAVE, (dossier, question["id"], value))
        connection.commit()
        if number == len(self._questions):
            return redirect(url_for("done"), code=303)
        return redirect(url_for("show", dossier=dossier, number=number + 1), code=303)

    def done(self) -> str:
        """Say that it is done."""
        return "Klaar"

    def _find(self, number: int) -> dict[str, Any]:
        if not 1 <= number <= len(self._questions):
            abort(404)
        return self._questions[number - 1]

    def _page(self, dossier: str, number: int, chosen: str | None, *, error: bool = False) -> str:
        question, total = self._find(number), len(self._questions)
        return render_template(
            "page.html", dossier=dossier, number=number, total=total, question=question, chosen=chosen, error=error
        )

    def close(self, error: BaseException | None) -> None:
        """Close the connection of a request."""
        del error
        if not self._keep and hasattr(self._thread, "connection"):
            self._thread.connection.close()
            del self._thread.connection

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread: the one that it keeps, or that of this request."""
        if not hasattr(self._thread, "connection"):
            # As in toolkit/storage/engine.py: an answer is on disk before the page says so.
            self._thread.connection = sqlite3.connect(self._database, timeout=15)
            self._thread.connection.execute("PRAGMA synchronous=FULL")
        connection: sqlite3.Connection = self._thread.connection
        return connection


def make_floor(database: Path, questions: list[dict[str, Any]], *, keep: bool) -> Flask:
    """Make the application; the arguments are those of `Floor`."""
    app, floor = Flask(__name__), Floor(database, questions, keep=keep)
    app.teardown_appcontext(floor.close)
    app.jinja_loader = DictLoader({"page.html": PAGE})  # compiled once
    app.add_url_rule("/<dossier>/<int:number>", "show", floor.show, methods=["GET"])
    app.add_url_rule("/<dossier>/<int:number>", "save", floor.save, methods=["POST"])
    app.add_url_rule("/klaar", "done", floor.done)
    return app


def main() -> None:
    """Serve from a folder with `questions.json` until stopped, and print the address.

    Its arguments are the folder, the number of threads, and `kept` or `opened`: what happens with connections.
    """
    folder, threads, keep = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "kept"
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    app = make_floor(folder / "floor.db", questions, keep=keep)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # as the application does
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=threads, ident=None)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
