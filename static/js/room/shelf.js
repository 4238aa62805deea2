/* What was typed and has not been acknowledged, on this device: by account and Dialogue, so that on a shared tablet
   nobody finds the texts of another. A text leaves the shelf only when the server has it. */
"use strict";
{
  const OUTCOME = "outcome:";
  const ACTION = "action:";
  const DRAFT = "draft:";

  class Shelf {
    constructor(owner) {
      this.prefix = `moc-room:${owner}:`;
      this.broken = false;
    }

    get(name) {
      try {
        return JSON.parse(localStorage.getItem(this.prefix + name));
      } catch {
        return null;
      }
    }

    put(name, value) {
      try {
        localStorage.setItem(this.prefix + name, JSON.stringify(value));
        this.broken = false;
      } catch {
        // Full, or closed by the settings of the browser: the page has to say so.
        this.broken = true;
      }
    }

    drop(name) {
      try {
        localStorage.removeItem(this.prefix + name);
      } catch {
        // Then nothing was kept either.
      }
    }

    names(kind) {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(this.prefix + kind))
          .map((key) => key.slice(this.prefix.length))
          .sort();
      } catch {
        return [];
      }
    }

    // The items of which two texts wait for a choice.
    disputed() {
      return this.names(OUTCOME).filter((name) => this.get(name)?.disputed).map((name) => name.slice(OUTCOME.length));
    }

    waits() {
      return this.names(OUTCOME).length + this.names(ACTION).length > 0;
    }

    // Anything that would be lost with it, an action that is half typed included.
    holds() {
      return this.waits() || this.names(DRAFT).some((name) => this.get(name)?.title);
    }

    empty() {
      this.names("").forEach((name) => this.drop(name));
    }
  }

  window.RoomShelf = Shelf;
  window.roomKinds = { OUTCOME, ACTION, DRAFT };
}
