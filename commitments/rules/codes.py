"""How the codes of provisions are written where brackets cannot stand."""


def key_of(code: str) -> str:
    """How an address writes a code: ``2(c)(iv)`` is ``2.c.iv`` and ``2(c)(x)-1`` is ``2.c.x-1``."""
    return code.replace(")(", ".").replace("(", ".").replace(")", "")
