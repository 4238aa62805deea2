"""Errors of a local run, whose messages state the remedy."""


class LocalError(Exception):
    """Error that stops a local run. The message is for the user of the terminal and states the remedy."""


class InterruptedRunError(LocalError):
    """Error for a signal to stop before set-up was complete."""
