"""`doenvermogen migrate`: an older dossier in today's format, in canonical order and formatting."""

from __future__ import annotations

from questionnaires.translation import _
from toolkit.cli.common import refuse_the_source
from toolkit.cli.errors import CommandError

TYPE_CHECKING = False  # As in typing, without the time it takes to import.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def register(subparsers: Any) -> None:
    """Add this command to the command line."""
    parser = subparsers.add_parser("migrate", help=_("een ouder dossier in het formaat van nu"))
    parser.add_argument("dossier", metavar="DOSSIER", help=_("een dossier: .yaml, .json of .zip"))
    parser.add_argument("-o", "--output", metavar=_("BESTAND"), required=True, help=_(".yaml, .json of .zip"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the dossier in today's format; evidence files go along or the command refuses."""
    from pathlib import Path

    from scoring.dossier_reading import dump_dossier, dump_dossier_json
    from toolkit.dossier_files import evidence_names, read_dossier_path, write_bytes, write_zip

    source, target = Path(arguments.dossier), Path(arguments.output)
    refuse_the_source(target, source)
    dossier = read_dossier_path(source).dossier
    suffix = target.suffix.lower()
    evidence = evidence_names(source)
    if evidence and suffix != ".zip":
        raise CommandError(
            _(
                "{source} heeft {n} bewijsstukken. Die passen niet in {suffix}. Kies een naam die eindigt op .zip."
            ).format(source=source, n=len(evidence), suffix=suffix or _("een bestand zonder achtervoegsel"))
        )
    if suffix == ".zip":
        write_zip(target, dump_dossier(dossier), source if evidence else None)
    elif suffix in {".yaml", ".yml"}:
        write_bytes(target, dump_dossier(dossier).encode())
    elif suffix == ".json":
        write_bytes(target, dump_dossier_json(dossier).encode())
    else:
        raise CommandError(_("{target}: kies een naam die eindigt op .yaml, .json of .zip.").format(target=target))
    print(_("Geschreven: {target}").format(target=target))
    return 0
