"""The TypeScript client against a running portal. The Node.js of the browser driver runs it without a compiler."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

PROGRAM = """
import { Portal, Problem, type Commitment } from "./src/portal.ts";

const portal = new Portal(process.env.PORTAL!, process.env.TOKEN!);
const entry = { title: { en: "Fictitious" }, areas: ["2.c.iv"], forms: ["3.a.iv"], mark: "participants" };
const first = await portal.create("commitments/", entry, "once");
const again = await portal.create("commitments/", entry, "once");
await portal.create("commitments/", entry);

const listed: Commitment[] = [];
for await (const each of portal.list("commitments/", { limit: 1, lead: ["METI", "ISED"] })) listed.push(each);

const merge = (record: Commitment) => ({ source: `${record.source}Minutes` });
const changed = await portal.change("commitments/", first.reference, merge);
let problem: unknown;
try {
  await portal.create("commitments/", { ...entry, areas: ["9.z"] });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  problem = { status: error.status, code: error.code, pointers: error.errors.map((each) => each.pointer) };
}
let elsewhere = "";
await portal.request("GET", "http://127.0.0.1:1/api/v1/").catch((error) => (elsewhere = error.message));
console.log(JSON.stringify({ same: first.reference === again.reference, listed: listed.length, source: changed.source,
  problem, elsewhere }));
"""


@pytest.fixture
def answers(clients: Path, environment: dict[str, str]) -> dict[str, object]:
    program = clients / "typescript" / "program.ts"
    program.write_text(PROGRAM)
    node, _ = compute_driver_executable()
    done = subprocess.run([node, program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_it_lists_creates_changes_and_reads_problems(answers: dict[str, object]) -> None:
    assert (answers["same"], answers["source"]) == (True, "Minutes")
    assert isinstance(answers["listed"], int)
    assert answers["listed"] >= 2
    assert answers["problem"] == {"status": 400, "code": "invalid-parameters", "pointers": ["/areas/0"]}
    assert "another server" in str(answers["elsewhere"])
