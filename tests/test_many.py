"""The same work on many items gives the same, in the same order, however many processes do it."""

from __future__ import annotations

import os

import pytest

from est_cli.many import FEW, each


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, 3 * FEW])
def test_the_order_is_that_of_the_items(count: int) -> None:
    items = [str(number) for number in range(count)]
    assert list(each(lambda item: item * 2, items)) == [item * 2 for item in items]


@pytest.mark.skipif(not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="en enda kärna")
def test_many_items_are_shared_by_processes() -> None:
    workers = set(each(lambda _: os.getpid(), [str(number) for number in range(3 * FEW)]))
    assert os.getpid() not in workers
    assert list(each(lambda _: os.getpid(), ["1"])) == [os.getpid()]
