/* The page at the meeting. What is typed is put on the shelf at each key, sent when the hand rests, and sent again until
   the server has it. The parts that follow the meeting are read every few seconds. Without this script the same forms
   are posted as forms. */
"use strict";
{
  const { OUTCOME, ACTION } = window.roomKinds;
  const REST = 1500;
  const FOLLOW = 8000;
  const AGAIN = 4000;

  function pairs(values) {
    return Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  }

  class Room {
    constructor(root) {
      this.root = root;
      this.item = root.dataset.item;
      this.live = `${root.dataset.live}?item=${encodeURIComponent(this.item)}`;
      this.shelf = new window.RoomShelf(root.dataset.shelf);
      this.line = new window.RoomLine(document.querySelector("[name=csrfmiddlewaretoken]")?.value);
      this.status = new window.RoomStatus(root, this.shelf);
      // What is under way, by its name on the shelf.
      this.busy = new Map();
      const form = document.getElementById("outcome");
      if (form) {
        this.outcome = new window.RoomOutcome(form, this);
        this.action = new window.RoomAction(document.getElementById("new-action"), this);
        document.getElementById("act").addEventListener("submit", (event) => this.press(event));
      }
      document.querySelectorAll("form[action$='/logout/']").forEach((out) => {
        out.addEventListener("submit", (event) => this.signOut(event));
      });
      window.addEventListener("online", () => this.follow());
      window.addEventListener("pagehide", () => this.leave());
      setInterval(() => this.follow(), FOLLOW);
      setInterval(() => this.pushAll(), AGAIN);
      this.pushAll();
      this.status.tell();
      this.bringIntoSight();
    }

    /* --- sending what is on the shelf; only who runs the meeting has anything there --- */
    pushSoon(name) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.push(name), REST);
    }

    pushAll() {
      return Promise.all([...this.shelf.names(OUTCOME), ...this.shelf.names(ACTION)].map((name) => this.push(name)));
    }

    parcel(name, kept) {
      if (name.startsWith(ACTION)) {
        return [this.root.dataset.action, pairs(kept)];
      }
      return [this.root.dataset.outcome, pairs({ ...kept.mine, item: name.slice(OUTCOME.length), version: kept.version })];
    }

    // Nobody hears the answer any more: what is on the shelf stays there, and sent again it does no harm.
    leave() {
      [...this.shelf.names(OUTCOME), ...this.shelf.names(ACTION)].forEach((name) => {
        const kept = this.shelf.get(name);
        if (this.outcome && kept && !kept.disputed) {
          this.line.ask(...this.parcel(name, kept), { keepalive: true });
        }
      });
    }

    push(name) {
      const kept = this.shelf.get(name);
      if (this.outcome && kept && !kept.disputed && !this.busy.has(name)) {
        this.busy.set(name, this.deliver(name, kept));
      }
      return this.busy.get(name);
    }

    async deliver(name, kept) {
      const isAction = name.startsWith(ACTION);
      const answer = await this.line.send(...this.parcel(name, kept), this.live);
      this.busy.delete(name);
      this.status.heard(answer);
      if (answer.status === 200 && isAction) {
        this.shelf.drop(name);
        this.status.say(answer.body.saved);
        this.follow();
      } else if (answer.status === 200) {
        this.outcome.acknowledged(name, kept.mine, answer.body);
      } else if (answer.status === 409) {
        this.outcome.merge(name, this.shelf.get(name) ?? kept, answer.body);
      } else if (answer.body?.refusal) {
        if (isAction) {
          this.action.refused(name, kept);
        }
        this.status.say(answer.body.refusal);
      }
      this.status.tell();
    }

    /* --- following the meeting --- */
    async follow() {
      const answer = await this.line.ask(this.live);
      this.status.heard(answer);
      if (answer.body?.html) {
        this.show(answer.body);
        this.pushAll();
      }
      this.status.tell();
    }

    show(answer) {
      window.roomClock.follow(answer);
      this.line.token = answer.token;
      Object.entries(answer.html).forEach(([name, html]) => {
        const part = document.getElementById(`live-${name}`);
        if (part.dataset.shown === html) {
          return;
        }
        const held = part.contains(document.activeElement) ? document.activeElement.id : "";
        const open = [...part.querySelectorAll("details")].map((each) => each.open);
        // The server wrote it as it wrote the page, every text escaped.
        part.innerHTML = html;
        part.dataset.shown = html;
        part.querySelectorAll("details").forEach((each, place) => {
          each.open = open[place] ?? each.open;
        });
        if (held) {
          (document.getElementById(held) ?? part.querySelector("button, a"))?.focus();
        }
      });
    }

    /* --- the buttons of the meeting --- */
    async press(event) {
      event.preventDefault();
      const button = event.submitter;
      const answer = await this.line.send(button.formAction, { item: this.item, [button.name]: button.value }, this.live);
      this.status.heard(answer);
      if (!answer.body?.html) {
        this.notDone(answer);
        return;
      }
      const address = new URL(answer.body.address, location.href);
      if (address.searchParams.get("item") === this.item) {
        this.show(answer.body);
      } else {
        location.assign(address);
      }
    }

    notDone(answer) {
      if (answer.body?.refusal) {
        this.status.say(answer.body.refusal);
      } else if (answer.is === "down") {
        this.status.say(this.root.dataset.notDone);
      } else {
        this.status.tell();
      }
    }

    // What is not sent stays on the device, and whoever leaves it is told so once.
    async signOut(event) {
      if (!this.shelf.holds()) {
        this.shelf.empty();
      } else if (!this.leaving) {
        event.preventDefault();
        const out = event.target;
        await this.pushAll();
        if (this.shelf.holds()) {
          this.leaving = true;
          this.status.say(this.root.dataset.signingOut);
        } else {
          this.shelf.empty();
          out.submit();
        }
      }
    }

    // The list scrolls by itself: the item under discussion is in sight when the page opens.
    bringIntoSight() {
      const list = document.querySelector(".scrolls");
      const current = list.querySelector(".is-now") ?? list.querySelector("[aria-current]")?.closest("li");
      if (current) {
        list.scrollTop += current.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
      }
    }
  }

  const root = document.getElementById("room");
  if (root) {
    window.room = new Room(root);
  }
}
