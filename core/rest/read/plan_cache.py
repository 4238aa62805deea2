"""Thread-safe LRU cache for compiled query plans."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class LruCache[Value]:
    """LRU cache with a maximum size. Its keys must contain everything that a value depends on.

    Otherwise a value could leak from one reader to another.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the cached value of ``key``, or make and cache it; errors of ``make`` are not cached."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        # Made outside the lock: two threads may make the same value, but no thread waits for another's statement.
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
