"""`doenvermogen schema`: the JSON Schema of a questionnaire, a dossier or an outcome."""

from __future__ import annotations

from questionnaires.translation import _

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

SUBJECTS = ("questionnaire", "dossier", "outcome")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("schema", help=_("het JSON Schema van een vragenlijst, dossier of uitkomst"))
    parser.add_argument(
        "subject", choices=SUBJECTS, metavar="|".join(SUBJECTS), help=_("waarvan: vragenlijst, dossier of uitkomst")
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the schema."""
    import json

    schema = {"$schema": DIALECT, **schema_of(arguments.subject)}
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


def schema_of(subject: str) -> dict[str, Any]:
    """Return the JSON Schema of one of `SUBJECTS`."""
    if subject == "questionnaire":
        from pydantic import TypeAdapter

        from questionnaires.definitions import AnyDefinition

        adapter: TypeAdapter[Any] = TypeAdapter(AnyDefinition)
        return adapter.json_schema()
    if subject == "dossier":
        from scoring.dossier import Dossier

        return Dossier.model_json_schema()
    from scoring.outcome_data import outcome_schema

    return outcome_schema()
