"""`est schema`: JSON Schema of the files, for editors, and of the JSON outputs, for programs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from est_cli.errors import EstError
from est_cli.frame.terminal import echo

Namn = Annotated[
    str | None, typer.Argument(metavar="NAMN", help="En av filerna, till exempel problem; utelämnat: alla i ett.")
]
Utdata = Annotated[bool, typer.Option("--utdata", help="Schema för det som kommandon skriver med --format json.")]


def schema(namn: Namn = None, utdata: Utdata = False) -> None:  # noqa: FBT002 - Typer's way to declare a flag
    """Print one schema, or all in one document."""
    from est_cli.generated import schema as generated
    from est_cli.generated.workspace_files import as_json

    if utdata:
        found = _outputs(namn)
    else:
        found = generated.schema(namn) if namn else generated.bundle()
    echo(as_json(found).rstrip("\n"))


def _outputs(namn: str | None) -> dict[str, Any]:
    """The schema of one command's output, or of all of them by name in `$defs`."""
    from pydantic import TypeAdapter

    from est_cli.formats.outputs import OUTPUTS
    from est_cli.generated.schema import DIALECT

    chosen = OUTPUTS if namn is None else {namn: _output(namn, OUTPUTS)}
    adapters = {name: TypeAdapter[Any](type_) for name, type_ in chosen.items()}
    refs, shared = TypeAdapter.json_schemas([(name, "serialization", one) for name, one in adapters.items()])
    named = {name: refs[name, "serialization"] for name in chosen}
    for record in shared["$defs"].values():
        del record["description"]  # the docstring, which is English
    head = {"$schema": DIALECT, "title": "est --format json" if namn is None else f"est {namn} --format json"}
    return {
        **head,
        **(named if namn else {}).get(namn or "", {}),
        "$defs": {**shared["$defs"], **(named if namn is None else {})},
    }


def _output(namn: str, outputs: dict[str, type]) -> type:
    from est_cli.reading.invisible import shown
    from est_cli.svenska import menade_du

    if namn in outputs:
        return outputs[namn]
    hint = menade_du(namn, outputs)
    raise EstError(f"{shown(namn)} skriver ingen JSON. {hint}".rstrip(), f"Det gör: {', '.join(outputs)}.")
