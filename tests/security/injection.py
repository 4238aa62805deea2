"""``python -m tests.security.injection SQLMAP``: let sqlmap try pages, API, admin, search, feed, exports and forms.

The portal is one of `make run` in a checkout of its own, since it is asked thousands of things and its records change;
docs/security.md says which limits are lifted there. sqlmap is in no lock: it is installed where it may be, and named.
Prints a line for each address; ends with an error where something was found, not tried, or not tried to its end.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.previous.asking import API, SIGN_IN, TOKEN, Asker, commitment

PERSON, PROGRAM = "nrcan-editor", "meti-partner-writer"
# By truth, error, union, a second statement and time; of the risk that adds no condition to what is changed.
HOW = ("--technique", "BEUST", "--dbms", "PostgreSQL", "--level", "2", "--risk", "2", "--retries", "1")
QUIET = ("--batch", "--flush-session", "--disable-coloring", "--ignore-code", "401")
RESPONSE = re.compile(r"^HTTP(?:/[\d.]+)? ?response \[#\d+\] \((\d+)", re.MULTILINE)
TRIED = re.compile(r"testing for SQL injection on (?:\(custom\) )?\S+ parameter '([^']+)'")
# What only "appears to be" injectable it tries again itself, and then either names here or takes back.
FOUND = re.compile(r"^Parameter: .*", re.MULTILINE)
CUT_OFF = "NOT FINISHED"


@dataclass(frozen=True)
class Target:
    """An address, those ``parameters`` of it that are tried, and what is sent to it; ``*`` is a place in a path."""

    name: str
    address: str
    parameters: str = ""
    data: str = ""

    @property
    def is_of_the_api(self) -> bool:
        return self.address.startswith(API)


def targets(token: str) -> Iterator[Target]:
    """What is tried; ``token`` is that of the person's forms."""
    filters = "?search=x&lead=NRCAN&ordering=due_on&state=active"
    yield Target("register", f"/commitments/{filters}", "search,lead,ordering,state")
    yield Target("one commitment", "/commitments/MOC-2026-001*/")
    yield Target("search", "/search/?q=lithium&kind=commitments", "q,kind")
    yield Target("export", "/commitments/export.csv?search=x&lead=NRCAN", "search,lead")
    yield Target("list of the admin", "/admin/commitments/commitment/?q=x&o=1&state__exact=active", "q,o,state__exact")
    field = "app_label=dialogue&model_name=overlap&field_name=commitment"
    yield Target("autocomplete", f"/admin/autocomplete/?term=x&{field}", "term,field_name")
    yield Target("coverage", "/coverage/?count=activities&in=list", "count,in")
    narrowed = "?search=x&area=2.c.iv&limit=5&ordering=due_on"
    yield Target("list of the API", f"{API}commitments/{narrowed}", "search,area,limit,ordering")
    yield Target("feed", f"{API}changes/?after=now&limit=5&types=commitments", "after,limit,types")
    yield Target("agenda", f"{API}dialogues/3/agenda/?as_of=2026-11-24&lang=en", "as_of,lang")
    yield Target("a body in JSON", f"{API}commitments/", "title,text,mark", json.dumps(commitment("sqlmap")))
    form = f"csrfmiddlewaretoken={token}"
    yield Target("a form", "/commitments/views/", "name,query", f"{form}&name=x&query=lead%3DNRCAN&sharing=private")
    yield Target("sign-in", SIGN_IN, "username,password", f"{form}&username=x&password=y&next=/")


def main() -> int:
    asked = _options()
    accounts = {each["username"]: each for each in json.loads(asked.accounts.read_text())}
    person = Asker(asked.port)
    person.sign_in(PERSON, accounts[PERSON]["password"])
    page, _ = person.ask("GET", "/commitments/views/")
    token = TOKEN.search(page)
    chosen = [*targets(token[1] if token else ""), *(Target(address, address) for address in asked.also)]
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    ends_well = True
    for target in chosen:
        if asked.only and target.name not in asked.only:
            continue
        bearer = f"Authorization: Bearer {accounts[PROGRAM]['api_token']}\nContent-Type: application/json"
        way = ["--headers", bearer] if target.is_of_the_api else ["--cookie", cookies]
        ends_well &= _try(asked, target, way)
    return 0 if ends_well else 1


def _try(asked: argparse.Namespace, target: Target, way: list[str]) -> bool:
    """Whether all was tried and nothing found."""
    with tempfile.TemporaryDirectory(prefix="moc-sqlmap-") as directory:
        traffic = Path(directory) / "traffic"
        what = [
            "--url",
            f"http://127.0.0.1:{asked.port}{target.address}",
            "-t",
            str(traffic),
            "--output-dir",
            directory,
        ]
        what += ["-p", target.parameters] if target.parameters else []
        what += ["--data", target.data] if target.data else []
        said = _said_by([asked.sqlmap, *what, *way, *HOW, *QUIET], asked.seconds * (target.parameters.count(",") + 1))
        statuses = Counter(RESPONSE.findall(traffic.read_text(errors="replace"))) if traffic.exists() else Counter()
    if asked.keep:
        (asked.keep / f"{target.name.replace(' ', '-').replace('/', '-')}.txt").write_text(said)
    tried = sorted(set(TRIED.findall(said)))
    found = FOUND.search(said)
    told = found[0] if found else CUT_OFF if said.endswith(CUT_OFF) else "nothing"
    counts = ", ".join(f"{number} times {status}" for status, number in sorted(statuses.items()))
    sys.stdout.write(f"| {target.name} | {', '.join(tried)} | {statuses.total()} ({counts}) | {told} |\n")
    sys.stdout.flush()
    return bool(tried) and told == "nothing"


def _said_by(command: list[str], seconds: float) -> str:
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        return running.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        running.terminate()
        return running.communicate()[0] + CUT_OFF


def _options() -> argparse.Namespace:
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m tests.security.injection", description=summary)
    parser.add_argument("sqlmap", help="the program")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--accounts", type=Path, default=Path("var/accounts.json"))
    parser.add_argument("--seconds", type=float, default=240, help="at most, for each parameter of an address")
    parser.add_argument("--only", nargs="+", default=[], help="names of addresses")
    parser.add_argument("--also", nargs="+", default=[], help="addresses more, such as one that is made injectable")
    parser.add_argument("--keep", type=Path, help="a directory for all that sqlmap says")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
