"""Three versions of one of the workspace's YAML files, merged and proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from est_cli.merging import form
from est_cli.merging.kind import of_file
from est_cli.merging.outcome import UNREADABLE, Outcome, Three
from est_cli.merging.pieces import whole
from est_cli.merging.proof import adds_up, comments, facts, new_faults
from est_cli.merging.text import SIDES, hunks, is_open, marked, seen_from
from est_cli.merging.three_way import Versions, merge
from est_cli.workspace.files import parse

if TYPE_CHECKING:
    from est_cli.merging.joined import Merged
    from est_cli.model.record import Record
    from est_cli.reading.document import Document

_SEALED: Final = "justerat"
"""The key of minutes that are approved as they stand: they take no change from elsewhere."""
_COMMENTS: Final = "båda sidor har ändrat runt samma kommentar."


def merge_yaml(fil: str, model: type[Record], three: Three, git: Outcome, size: int) -> Outcome:
    """The versions merged record by record; `git` is what git makes of them, line by line, and `size` its marks'.

    Git's own merge is taken where it says the same, and where a version cannot be read.
    """
    forms, texts = zip(*map(form.read, three), strict=True)
    documents = [parse(fil, text) for text in texts]
    if any(document.flaws for document, data in zip(documents, three, strict=True) if data):
        return git._replace(why=(UNREADABLE,))
    pieces = Versions(*(whole(document) if data else None for document, data in zip(documents, three, strict=True)))
    merged = merge(of_file(model, apart=not _is_sealed(documents)), pieces)
    if merged is None:
        return git
    written = form.merged(*forms)
    candidates = [git.data] if git.clean and merged.ours == merged.theirs else []
    if not is_open(merged.text):
        candidates.append(written.write(seen_from("ours", merged.text)))
    why: list[str] = []
    for data in candidates:
        why = _objections(data, merged.ours, model, documents)
        if not why:
            return Outcome(data, clean=True)
    choice = merged.text if is_open(merged.text) and _holds_both(merged, documents) else None
    text = marked(choice or hunks(documents[1].text, documents[2].text), size)
    return Outcome(
        written.write(text), clean=False, why=tuple(map(_told, merged.clashes)) or tuple(why) or (_COMMENTS,)
    )


def _told(clash: tuple[str, ...]) -> str:
    return f"båda sidor har ändrat {' › '.join(clash) or 'filen'}."


def _is_sealed(documents: list[Document]) -> bool:
    """Whether a side holds approved minutes, and both have changed something."""
    base, *sides = (document.data for document in documents)
    return base not in sides and any(_SEALED in (data or {}) for data in sides)


def _objections(data: bytes, expected: Any, model: type[Record], documents: list[Document]) -> list[str]:  # noqa: ANN401 - plain data
    """What speaks against these bytes as the merged file: nothing, if they say what they should and no more."""
    document = parse(documents[0].fil, form.read(data)[1])
    if document.flaws or document.data != expected or not adds_up(*map(facts, [*documents, document])):
        return [_COMMENTS]
    return new_faults(model, documents, document)


def _holds_both(merged: Merged, documents: list[Document]) -> bool:
    """Whether each choice in the clashes gives what it should, and the text with both keeps all comments."""
    for side in SIDES:
        document = parse(documents[0].fil, seen_from(side, merged.text).encode())
        if document.flaws or document.data != getattr(merged, side):
            return False
    texts = [*(document.text for document in documents), marked(merged.text, 7)]
    return adds_up(*map(comments, texts), more=True)
