"""What stops a local run, said so that its reader knows what to do next."""


class LocalError(Exception):
    """A reason not to go on. The message is for the person at the terminal and names the remedy."""


class InterruptedRunError(LocalError):
    """A signal asked to end before set-up was complete."""
