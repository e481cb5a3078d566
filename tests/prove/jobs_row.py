"""G4: the killed workers of tests.prove.jobs as a line of the proof."""

from tests.prove import jobs
from tests.prove.row import Row, Scale


def run(scale: Scale) -> list[Row]:
    control, proof = jobs.run(scale.of(100, least=2))
    return [as_row(control, proof)]


def as_row(control: dict[str, object], proof: dict[str, object]) -> Row:
    finished = proof["never finished"] == 0 == proof["dead"]
    return Row(
        "G4",
        "Workers killed (kill -9) in the middle of jobs",
        f"{proof['kills']} kills, {proof['killed at a job']} of them at a job, {proof['jobs']} jobs",
        f"{proof['never finished']} never finished, {proof['effects']} effects, {proof['dead']} dead",
        f"without the reaper, {control['kills']} kills: {control['never finished']} never finished",
        finished and proof["effects"] == proof["jobs"] and bool(control["never finished"]),
    )
