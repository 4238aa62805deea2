"""What the history does by itself; the clock for it is in mocportal/celery.py."""

from celery import shared_task

from mocportal.history.services.settling import settle_all


@shared_task
def settle() -> None:
    """Give changes their places in the feed, so that webhooks hear of them though nobody reads the feed."""
    settle_all()
