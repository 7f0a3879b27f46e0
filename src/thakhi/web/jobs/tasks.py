"""What a worker does with a job of the queue: the work in a process of its own, which can be ended at any moment."""

from __future__ import annotations

from django_tasks import task


@task()
def run(job: int) -> None:
    """Takes a waiting job and sees it through; nothing where it was cancelled meanwhile."""
    from thakhi.web.jobs.work import see_through

    see_through(job)
