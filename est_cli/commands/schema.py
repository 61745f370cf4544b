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
        echo(as_json(_outputs(namn)).rstrip())
    else:
        echo(as_json(generated.schema(namn) if namn else generated.bundle()).rstrip())


def _outputs(namn: str | None) -> dict[str, Any]:
    """The schema of one command's output, or of all of them by name in `$defs`."""
    from pydantic import TypeAdapter

    from est_cli.formats.outputs import OUTPUTS
    from est_cli.generated.schema import DIALECT

    chosen = OUTPUTS if namn is None else {namn: _output(namn, OUTPUTS)}
    refs, shared = TypeAdapter.json_schemas(
        (name, "serialization", TypeAdapter(type_)) for name, type_ in chosen.items()
    )
    records: dict[str, Any] = shared["$defs"]
    for record in records.values():
        record.pop("description", None)  # the docstring, which is English
    named = {name: refs[name, "serialization"] for name in chosen}
    if namn is not None:
        return {"$schema": DIALECT, "title": f"est {namn} --format json", **named[namn], "$defs": records}
    return {"$schema": DIALECT, "title": "est --format json", "$defs": records | named}


def _output(namn: str, outputs: dict[str, type]) -> type:
    from est_cli.reading.invisible import shown
    from est_cli.svenska import menade_du

    if namn in outputs:
        return outputs[namn]
    hint = menade_du(namn, outputs)
    raise EstError(f"{shown(namn)} skriver ingen JSON. {hint}".rstrip(), f"Det gör: {', '.join(outputs)}.")
