/* The line to the server: what comes back is an answer, or that the line is down, or that one is signed out. */
"use strict";
{
  const TIMEOUT = 15_000;

  class Line {
    constructor(token) {
      this.token = token;
    }

    // "down" and "out" are answers too: the caller keeps what it has, and says which it was.
    async ask(address, fields, more = {}) {
      const options = {
        ...more,
        headers: { Accept: "application/json" },
        redirect: "manual",
        credentials: "same-origin",
        signal: AbortSignal.timeout(TIMEOUT),
      };
      if (fields) {
        options.method = "POST";
        options.body = new URLSearchParams(fields);
        options.headers["X-CSRFToken"] = this.token;
      }
      try {
        const response = await fetch(address, options);
        if (response.type === "opaqueredirect") {
          return { is: "out" };
        }
        if (response.status >= 500) {
          return { is: "down" };
        }
        const isJson = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
        return { is: "answer", status: response.status, ...(isJson ? { body: await response.json() } : {}) };
      } catch {
        return { is: "down" };
      }
    }

    // Who signs in again in another window gets another token; the page asks for it once and goes on.
    async send(address, fields, live) {
      const first = await this.ask(address, fields);
      if (first.status !== 403) {
        return first;
      }
      const fresh = await this.ask(live);
      if (fresh.is !== "answer" || !fresh.body) {
        return fresh.is === "answer" ? { is: "out" } : fresh;
      }
      this.token = fresh.body.token;
      const second = await this.ask(address, fields);
      return second.status === 403 ? { is: "out" } : second;
    }
  }

  window.RoomLine = Line;
}
