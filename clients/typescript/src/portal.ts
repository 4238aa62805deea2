/** Requests to the API of the MOC Portal: pages, retries, idempotency keys and changes of the version that was read. */

import type { Collections } from "./records.ts";

export type * from "./records.ts";

export type Query = Record<string, string | number | boolean | readonly (string | number)[]>;
type Body = Record<string, unknown>;

const TEMPORARY = new Set([429, 502, 503, 504]);
/** Seconds of the longest pause between two attempts. */
const LONGEST = 300;
const CONFLICT = 409;
const CHANGED_SINCE = 412;

/** An error response (RFC 9457). `errors` names each invalid value by `pointer` or `parameter`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { pointer?: string; parameter?: string; detail: string }[];

  constructor(status: number, body: Body) {
    super(`${status} ${body["detail"] ?? body["title"] ?? ""}`.trim());
    this.status = status;
    this.code = String(body["code"] ?? body["type"] ?? "").replace(/\/$/, "").replace(/.*\//, "");
    this.errors = (body["errors"] ?? []) as Problem["errors"];
  }
}

/** The API of the portal at `address`, with the rights of `token`. Errors are `Problem`, or those of `fetch`. */
export class Portal {
  readonly api: string;
  readonly #token: string;
  readonly #language: string;
  readonly #attempts: number;

  constructor(address: string, token: string, options: { language?: "en" | "fr" | "ja"; attempts?: number } = {}) {
    this.api = address.replace(/\/+$/, "") + "/api/v1/";
    this.#token = token;
    this.#language = options.language ?? "en";
    this.#attempts = options.attempts ?? 6;
  }

  /** Return the record with `key` in a collection: `get("commitments/", "MOC-2026-014")`. */
  async get<Path extends keyof Collections>(path: Path, key: string, query: Query = {}): Promise<Collections[Path]> {
    return (await this.request("GET", `${path}${encodeURIComponent(key)}/`, { query })).json();
  }

  /** Yield the records of all pages. */
  async *list<Path extends keyof Collections>(path: Path, query: Query = {}): AsyncGenerator<Collections[Path]> {
    let next: string | null = path;
    let parameters: Query = { limit: 200, ...query };
    while (next !== null) {
      const page: { results: Collections[Path][]; next: string | null } = await (
        await this.request("GET", next, { query: parameters })
      ).json();
      yield* page.results;
      // `next` is a whole address and includes the parameters.
      next = page.next;
      parameters = {};
    }
  }

  /** Create a record, and return it. `key` is the idempotency key, by default a new one. */
  async create<Path extends keyof Collections>(path: Path, record: Body, key?: string): Promise<Collections[Path]> {
    const headers = { "Idempotency-Key": key ?? crypto.randomUUID() };
    return (await this.request("POST", path, { body: record, headers })).json();
  }

  /**
   * Change the fields that `merge` returns for the present record; without fields, change nothing. If another user
   * changes the record in between, `merge` gets the new version and decides again.
   */
  async change<Path extends keyof Collections>(
    path: Path,
    key: string,
    merge: (record: Collections[Path]) => Body,
  ): Promise<Collections[Path]> {
    const address = `${path}${encodeURIComponent(key)}/`;
    for (let attempt = 1; ; attempt += 1) {
      const read = await this.request("GET", address);
      const record = (await read.json()) as Collections[Path];
      const fields = merge(record);
      if (Object.keys(fields).length === 0) return record;
      try {
        const headers = { "If-Match": read.headers.get("ETag") ?? "", "Idempotency-Key": crypto.randomUUID() };
        return await (await this.request("PATCH", address, { body: fields, headers })).json();
      } catch (problem) {
        const changed = problem instanceof Problem && problem.status === CHANGED_SINCE;
        if (!changed || attempt === this.#attempts) throw problem;
      }
    }
  }

  /** Send a request, and repeat it after 429, 503 and lost connections. */
  async request(
    method: string,
    path: string,
    { query = {}, body, headers = {} }: { query?: Query; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const address = new URL(path, this.api);
    if (!address.href.startsWith(new URL(this.api).href)) {
      throw new TypeError(`${address.href} is not below ${this.api}: the token would be sent to another server.`);
    }
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    const sent: RequestInit = {
      method,
      // A redirect would send the token to another address. It is reported as a problem.
      redirect: "manual",
      headers: { Authorization: `Bearer ${this.#token}`, "Accept-Language": this.#language, ...headers },
    };
    if (body !== undefined) {
      sent.body = JSON.stringify(body);
      sent.headers = { ...sent.headers, "Content-Type": "application/json" };
    }
    for (let attempt = 1; ; attempt += 1) {
      let pause = Math.min(2 ** (attempt - 1), 60);
      try {
        const answer = await fetch(address, { ...sent, signal: AbortSignal.timeout(60_000) });
        if (answer.ok) return answer;
        const after = answer.headers.get("Retry-After");
        const again = TEMPORARY.has(answer.status) || (answer.status === CONFLICT && after !== null);
        if (!again || attempt === this.#attempts) throw new Problem(answer.status, (await answer.json().catch(() => null)) ?? {});
        await answer.body?.cancel();
        pause = after === null ? pause : seconds(after, pause);
      } catch (error) {
        if (error instanceof Problem || attempt === this.#attempts) throw error;
      }
      await new Promise((resume) => setTimeout(resume, pause * 1000));
    }
  }
}

/** Return the seconds of `Retry-After`, which may be a date, else `pause`. */
function seconds(after: string, pause: number): number {
  const found = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return Number.isNaN(found) ? pause : Math.min(Math.max(found, 0), LONGEST);
}
