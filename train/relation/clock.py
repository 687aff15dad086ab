"""Teach for some minutes: the rate rises and falls by the clock, and losses are told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import torch

RISE = 0.05
"""Share of the time in which the rate rises."""

TOLD = 100
"""Steps between two lines about the losses."""


def teach_for(
    minutes: float,
    batches: Iterable[list],
    optimizer: torch.optim.Optimizer,
    losses: Callable[[list], list[torch.Tensor]],
    rate: float,
    steepest: float | None = 1.0,
) -> None:
    """Teach batch by batch until the time is over.

    Args:
        minutes: How long.
        batches: Without end.
        optimizer: Whose groups may have "times", by which the rate is multiplied.
        losses: Gives those of a batch, whose sum is to fall; each is told by itself.
        rate: At its highest.
        steepest: Norm to which gradients are cut; None: they are not.
    """
    began, lost = time.monotonic(), None
    for step, some in enumerate(batches, 1):
        passed = (time.monotonic() - began) / (60 * minutes)
        if passed >= 1:
            return
        now = rate * min(passed / RISE, 1) * (1 - passed)
        for group in optimizer.param_groups:
            group["lr"] = now * group.get("times", 1)
        found = torch.stack(losses(some))
        optimizer.zero_grad()
        found.sum().backward()
        if steepest is not None:
            every = [p for group in optimizer.param_groups for p in group["params"]]
            torch.nn.utils.clip_grad_norm_(every, steepest)
        optimizer.step()
        lost = found.detach() if lost is None else lost + found.detach()
        if step % TOLD == 0:
            mean = ", ".join(f"{one:.4f}" for one in (lost / TOLD).tolist())
            print(step, mean, f"{time.monotonic() - began:.0f} s", flush=True)
            lost = None
