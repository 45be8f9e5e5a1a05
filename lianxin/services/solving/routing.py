"""Asking pyvrp, in whole numbers: who calls where and when, within time windows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lianxin.core.lazy import lazily

pyvrp = lazily("pyvrp")
stopping = lazily("pyvrp.stop")

Matrix = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Call:
    """A place to call at; `prize` is what leaving it out costs, None where it must be called at."""

    minutes: int
    earliest: int
    latest: int
    prize: int | None = None
    load: int = 0


@dataclass(frozen=True, slots=True)
class Tour:
    """A kind of tour: how many at most, from when to when, and what its ways cost and take.

    The matrices are over the bases first and then the calls. Beyond `fair` each unit of time costs
    `unfair`.
    """

    base: int
    costs: Matrix
    times: Matrix
    starts: int
    ends: int
    count: int = 1
    capacity: int | None = None
    fair: int | None = None
    unfair: int = 0


def routes(
    bases: int, calls: Sequence[Call], tours: Sequence[Tour], *, seconds: float, seed: int = 1
) -> list[tuple[int, list[int]]]:
    """The best tours found in a time, as (number of its kind, calls in order)."""
    data = _problem(bases, calls, tours)
    found = pyvrp.solve(
        data, stop=stopping.MaxRuntime(seconds), seed=seed, collect_stats=False, display=False
    ).best
    return [
        (route.vehicle_type(), [step.idx for step in route if step.is_client()])
        for route in found.routes()
    ]


def _problem(bases: int, calls: Sequence[Call], tours: Sequence[Tour]) -> object:
    has_load = any(tour.capacity is not None for tour in tours)
    locations = [pyvrp.Location(0, 0) for _each in range(bases + len(calls))]
    clients = [
        pyvrp.Client(
            bases + at,
            delivery=[call.load] if has_load else [],
            service_duration=call.minutes,
            tw_early=call.earliest,
            tw_late=call.latest,
            prize=call.prize or 0,
            required=call.prize is None,
        )
        for at, call in enumerate(calls)
    ]
    vehicles = [_vehicle(at, tour) for at, tour in enumerate(tours)]
    return pyvrp.ProblemData(
        locations=locations,
        clients=clients,
        depots=[pyvrp.Depot(at) for at in range(bases)],
        vehicle_types=vehicles,
        distance_matrices=[tour.costs for tour in tours],
        duration_matrices=[tour.times for tour in tours],
    )


def _vehicle(at: int, tour: Tour) -> object:
    span = tour.ends - tour.starts
    fair = span if tour.fair is None else min(tour.fair, span)
    return pyvrp.VehicleType(
        num_available=tour.count,
        capacity=[] if tour.capacity is None else [tour.capacity],
        start_depot=tour.base,
        end_depot=tour.base,
        tw_early=tour.starts,
        tw_late=tour.ends,
        shift_duration=fair,
        max_overtime=span - fair,
        unit_overtime_cost=tour.unfair,
        profile=at,
    )
