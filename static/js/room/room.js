/* The page at the meeting. What is typed is put on the shelf at each key, sent when the hand rests, and sent again until
   the server has it. The parts that follow the meeting are read every few seconds. Without this script the same forms
   are posted as forms. */
"use strict";
{
  const root = document.getElementById("room");
  const REST = 1500;
  const FOLLOW = 8000;
  const AGAIN = 4000;

  function start() {
    const { OUTCOME, ACTION, DRAFT } = window.roomKinds;
    const { clock, conflict } = { clock: window.roomClock, conflict: window.roomConflict };
    const item = root.dataset.item;
    const form = document.getElementById("outcome");
    const actionForm = document.getElementById("new-action");
    const act = document.getElementById("act");
    const shelf = new window.RoomShelf(root.dataset.shelf);
    const line = new window.RoomLine(document.querySelector("[name=csrfmiddlewaretoken]")?.value);
    const busy = new Set();
    let timer = 0;
    let trouble = "";
    let leaving = false;

    const live = () => `${root.dataset.live}?item=${encodeURIComponent(item)}`;

    /* --- what the status line says --- */
    function say(text, link) {
      const status = document.getElementById("status");
      status.classList.toggle("waits", shelf.waits());
      if (status.dataset.said === text) {
        return;
      }
      status.dataset.said = text;
      status.textContent = text;
      if (link) {
        const anchor = document.createElement("a");
        anchor.href = link.href;
        anchor.textContent = link.text;
        anchor.className = "touch";
        status.append(" ", anchor);
      }
    }

    function tell() {
      const other = shelf.names(OUTCOME).find((name) => name !== OUTCOME + item && shelf.get(name).disputed);
      if (trouble === "out") {
        const back = encodeURIComponent(location.pathname + location.search);
        say(root.dataset.out, { href: `${root.dataset.login}?next=${back}`, text: root.dataset.signIn });
      } else if (shelf.broken) {
        say(root.dataset.full);
      } else if (other) {
        const key = other.slice(OUTCOME.length);
        say(root.dataset.waits, { href: `${root.dataset.page}?item=${encodeURIComponent(key)}`, text: key });
      } else if (shelf.waits() && trouble) {
        say(root.dataset.kept);
      } else if (trouble === "down") {
        say(root.dataset.lost);
      } else if (document.getElementById("status").dataset.said === root.dataset.lost) {
        say("");
      }
    }

    /* --- the form of the outcome --- */
    function fields() {
      return [...form.elements].filter((control) => control.name in base());
    }

    function base() {
      form.base ??= Object.fromEntries(
        [...form.elements]
          .filter((control) => control.matches("select, textarea"))
          // What stands in the page is what was saved, unless the server sent it back with a refusal.
          .map((control) => [control.name, control.value]),
      );
      return form.base;
    }

    function take(answer) {
      Object.assign(base(), answer.fields);
      form.elements.version.value = answer.version;
    }

    function typed() {
      const kept = shelf.get(OUTCOME + item) ?? { version: Number(form.elements.version.value), base: { ...base() } };
      kept.mine = Object.fromEntries(
        fields().filter((control) => control.value !== kept.base[control.name]).map((control) => [control.name, control.value]),
      );
      if (Object.keys(kept.mine).length) {
        shelf.put(OUTCOME + item, kept);
      } else if (!kept.disputed) {
        shelf.drop(OUTCOME + item);
      }
      tell();
      clearTimeout(timer);
      timer = setTimeout(() => push(OUTCOME + item), REST);
    }

    function bringBack() {
      const kept = shelf.get(OUTCOME + item);
      if (!kept) {
        return;
      }
      Object.entries(kept.mine).forEach(([name, text]) => {
        form.elements[name].value = text;
        form.elements[name].closest("details")?.setAttribute("open", "");
      });
      if (kept.disputed) {
        conflict.show(form, kept, settle);
      }
    }

    function settle(choices) {
      const kept = shelf.get(OUTCOME + item);
      Object.entries(choices).forEach(([name, own]) => {
        if (!own) {
          delete kept.mine[name];
        }
      });
      fields().filter((control) => !(control.name in kept.mine)).forEach((control) => {
        control.value = kept.theirs[control.name];
      });
      const settled = { version: kept.theirVersion, base: kept.theirs, mine: kept.mine };
      form.base = { ...kept.theirs };
      form.elements.version.value = kept.theirVersion;
      if (Object.keys(settled.mine).length) {
        shelf.put(OUTCOME + item, settled);
      } else {
        shelf.drop(OUTCOME + item);
        say("");
      }
      push(OUTCOME + item);
      tell();
    }

    // What another saved stands in the form from now on, where nothing was typed over it.
    function merge(name, kept, answer) {
      const { mine, disputed } = conflict.sort(kept, answer.fields);
      const shown = form && name === OUTCOME + item;
      if (shown) {
        fields().filter((control) => !(control.name in kept.mine)).forEach((control) => {
          control.value = answer.fields[control.name];
        });
      }
      if (disputed.length) {
        const open = { ...kept, mine, disputed, theirs: answer.fields, theirVersion: answer.version };
        shelf.put(name, open);
        if (shown) {
          conflict.show(form, open, settle);
          say(answer.conflict);
        }
        return;
      }
      if (shown) {
        take(answer);
      }
      if (Object.keys(mine).length) {
        shelf.put(name, { version: answer.version, base: answer.fields, mine });
        push(name);
      } else {
        shelf.drop(name);
      }
    }

    function acknowledged(name, sent, answer) {
      const kept = shelf.get(name) ?? { mine: {} };
      // What was typed while it was under way is still to be sent.
      const rest = Object.fromEntries(Object.entries(kept.mine).filter(([field, text]) => text !== sent[field]));
      if (form && name === OUTCOME + item) {
        take(answer);
        fields().filter((control) => !(control.name in kept.mine)).forEach((control) => {
          control.value = answer.fields[control.name];
        });
      }
      if (Object.keys(rest).length) {
        shelf.put(name, { version: answer.version, base: answer.fields, mine: rest });
      } else {
        shelf.drop(name);
        say(answer.saved);
      }
    }

    async function push(name) {
      const kept = shelf.get(name);
      if (!kept || kept.disputed || busy.has(name)) {
        return;
      }
      busy.add(name);
      const isAction = name.startsWith(ACTION);
      const sent = isAction ? kept : kept.mine;
      const address = isAction ? root.dataset.action : root.dataset.outcome;
      const extra = isAction ? {} : { item: name.slice(OUTCOME.length), version: kept.version };
      const answer = await line.send(address, pairs({ ...sent, ...extra }), live());
      busy.delete(name);
      heard(answer);
      if (answer.is === "answer" && answer.status === 200) {
        if (isAction) {
          shelf.drop(name);
          say(answer.body.saved);
          follow();
        } else {
          acknowledged(name, sent, answer.body);
        }
      } else if (answer.status === 409) {
        merge(name, shelf.get(name) ?? kept, answer.body);
      } else if (answer.body?.refusal) {
        refused(name, kept, answer.body.refusal);
      }
      tell();
    }

    // An action that is refused goes back into its form, where it can be put right; a text stays where it is.
    function refused(name, kept, refusal) {
      if (name.startsWith(ACTION) && actionForm && kept.item === item) {
        shelf.drop(name);
        fill(actionForm, kept);
        shelf.put(DRAFT + item, kept);
      }
      say(refusal);
    }

    function pushAll() {
      [...shelf.names(OUTCOME), ...shelf.names(ACTION)].forEach(push);
    }

    /* --- the form of an action --- */
    function pairs(values) {
      return Object.entries(values).flatMap(([name, value]) =>
        Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]],
      );
    }

    function read(source) {
      const values = {};
      new FormData(source).forEach((value, name) => {
        if (name !== "csrfmiddlewaretoken") {
          values[name] = name === "support" ? [...(values.support ?? []), value] : value;
        }
      });
      return values;
    }

    function fill(target, values) {
      [...target.elements].filter((control) => control.name in values || control.name === "support").forEach((control) => {
        if (control.type === "checkbox") {
          control.checked = (values.support ?? []).includes(control.value);
        } else {
          control.value = values[control.name];
        }
      });
    }

    // A name for the next action. Only a secure address gives the short way.
    function another() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = (bytes[6] & 0x0f) | 0x40;
      bytes[8] = (bytes[8] & 0x3f) | 0x80;
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    function enter(event) {
      event.preventDefault();
      const values = read(actionForm);
      shelf.put(ACTION + values.entry, values);
      if (shelf.broken) {
        tell();
        return;
      }
      shelf.drop(DRAFT + item);
      actionForm.reset();
      actionForm.elements.entry.value = another();
      actionForm.elements.title.focus();
      tell();
      push(ACTION + values.entry);
    }

    /* --- following the meeting --- */
    function heard(answer) {
      trouble = answer.is === "answer" ? "" : answer.is;
    }

    function show(answer) {
      clock.follow(answer);
      line.token = answer.token;
      Object.entries(answer.html).forEach(([name, html]) => {
        const part = document.getElementById(`live-${name}`);
        if (part.dataset.shown === html) {
          return;
        }
        const held = part.contains(document.activeElement) ? document.activeElement.id : "";
        const open = [...part.querySelectorAll("details")].map((each) => each.open);
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

    async function follow() {
      const answer = await line.ask(live());
      heard(answer);
      if (answer.body) {
        show(answer.body);
        pushAll();
      }
      tell();
    }

    async function press(event) {
      event.preventDefault();
      const button = event.submitter;
      const values = { item, [button.name]: button.value };
      const answer = await line.send(button.formAction, values, live());
      heard(answer);
      if (answer.body?.refusal) {
        say(answer.body.refusal);
      } else if (answer.body) {
        const address = new URL(answer.body.address, location.href);
        if (address.href !== location.href && address.searchParams.get("item") !== item) {
          location.assign(address);
          return;
        }
        show(answer.body);
      } else if (answer.is === "down") {
        say(root.dataset.notDone);
      } else {
        tell();
      }
    }

    async function takeDraft() {
      const answer = await line.send(
        root.dataset.outcome,
        { ...Object.fromEntries(fields().map((control) => [control.name, control.value])), item, take: "1", version: form.elements.version.value },
        live(),
      );
      heard(answer);
      if (answer.status === 200) {
        shelf.drop(OUTCOME + item);
        take(answer.body);
        fields().forEach((control) => {
          control.value = answer.body.fields[control.name];
        });
        say(answer.body.saved);
      } else if (answer.body?.refusal) {
        say(answer.body.refusal);
      } else if (answer.is === "down") {
        say(root.dataset.notDone);
      } else if (answer.status === 409) {
        typed();
      }
      tell();
    }

    async function signOut(event) {
      if (leaving || !shelf.waits()) {
        if (!shelf.waits()) {
          shelf.empty();
        }
        return;
      }
      event.preventDefault();
      const out = event.target;
      await Promise.all([...shelf.names(OUTCOME), ...shelf.names(ACTION)].map(push));
      if (shelf.waits()) {
        leaving = true;
        say(root.dataset.signingOut);
      } else {
        shelf.empty();
        out.submit();
      }
    }

    // The list scrolls by itself: the item under discussion is in sight when the page opens.
    const current = document.querySelector(".course .is-now, .course [aria-current]")?.closest("li");
    if (current) {
      const list = document.querySelector(".running");
      list.scrollTop += current.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
    }
    if (form) {
      base();
      bringBack();
      form.addEventListener("input", typed);
      form.addEventListener("change", () => push(OUTCOME + item));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (event.submitter?.name === "take") {
          takeDraft();
        } else {
          typed();
          push(OUTCOME + item);
        }
      });
      const draft = shelf.get(DRAFT + item);
      if (draft) {
        fill(actionForm, draft);
      }
      actionForm.addEventListener("input", () => shelf.put(DRAFT + item, read(actionForm)));
      actionForm.addEventListener("submit", enter);
      act.addEventListener("submit", press);
    }
    document.querySelectorAll("form[action$='/logout/']").forEach((out) => out.addEventListener("submit", signOut));
    window.addEventListener("online", follow);
    setInterval(follow, FOLLOW);
    setInterval(() => {
      if (shelf.waits()) {
        pushAll();
      }
    }, AGAIN);
    pushAll();
    tell();
  }

  if (root) {
    start();
  }
}
