"""The floor: read every file of every case and compose it with libyaml, nothing else (`python bench/floor.py DIR`)."""

import gc
import os
import sys

from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, SequenceNode

FILES = ("arende.yaml", "problem.yaml", "analys.yaml", "atgarder.yaml", "utvardering.yaml")


class Composer(CParser):
    """libyaml's composer, without the Python resolvers that guess the type of every value."""

    def resolve(self, *_: object) -> str:
        """Give every node one tag: nobody looks at it."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Skip path resolvers."""

    def ascend_resolver(self) -> None:
        """Skip path resolvers."""


def read(path: str) -> bytes:
    """Return the whole file, with a buffer of its own size."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)


def walk(root: Node | None) -> int:
    """Visit every node, keys too, and return how many there are."""
    todo, seen = [root] if root else [], 0
    while todo:
        node = todo.pop()
        seen += 1
        if isinstance(node, MappingNode):
            for pair in node.value:
                todo += pair
        elif isinstance(node, SequenceNode):
            todo += node.value
    return seen


def main(workspace: str) -> None:
    """Print how many files and nodes the workspace's cases hold."""
    cases = os.path.join(workspace, "arenden")  # noqa: PTH118 - the floor has no use for Path objects
    files = nodes = 0
    for case in sorted(os.listdir(cases)):  # noqa: PTH208 - as above
        for name in FILES:
            nodes += walk(Composer(read(f"{cases}/{case}/{name}")).get_single_node())
            files += 1
    sys.stdout.write(f"{files} files, {nodes} nodes\n")


if __name__ == "__main__":
    gc.disable()
    main(sys.argv[1])
