"""What was worked out once for a request and holds for others like it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Kept[Value]:
    """Values by the whole of what they depend on; those asked for least recently are forgotten.

    Nothing of one reader may reach another: whatever a value was made of stands in its key.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of ``key``, made now where it is not there; what ``make`` raises is not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        # Made outside of the lock: two at once are made twice, and nobody waits for another's statement.
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def __len__(self) -> int:
        return len(self._values)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
