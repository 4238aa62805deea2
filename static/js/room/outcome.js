/* The form of the outcome: what differs from what was saved is put on the shelf at each key, and leaves it once the
   server has it. What others saved comes into the form wherever nothing was typed over it. */
"use strict";
{
  const { OUTCOME } = window.roomKinds;

  // What the server wrote into a control. What stands in it may be more: people type before this script is there.
  function written(control) {
    if (!control.matches("select")) {
      return control.defaultValue;
    }
    const options = [...control.options];
    return (options.find((option) => option.defaultSelected) ?? options[0]).value;
  }

  class RoomOutcome {
    constructor(form, room) {
      this.form = form;
      this.room = room;
      this.name = OUTCOME + room.item;
      this.controls = [...form.elements].filter((control) => control.matches("select, textarea"));
      this.base = Object.fromEntries(this.controls.map((control) => [control.name, written(control)]));
      form.addEventListener("input", () => this.typed());
      form.addEventListener("change", () => room.push(this.name));
      form.addEventListener("submit", (event) => this.submitted(event));
      const early = this.controls.some(({ name, value }) => value !== this.base[name]);
      this.bringBack();
      if (early) {
        this.typed();
      }
    }

    typed() {
      const { shelf, status } = this.room;
      const kept = shelf.get(this.name) ?? { version: Number(this.form.elements.version.value), base: { ...this.base } };
      kept.mine = Object.fromEntries(
        this.controls.filter(({ name, value }) => value !== kept.base[name]).map(({ name, value }) => [name, value]),
      );
      if (Object.keys(kept.mine).length || kept.disputed) {
        shelf.put(this.name, kept);
      } else {
        shelf.drop(this.name);
      }
      status.tell();
      this.room.pushSoon(this.name);
    }

    submitted(event) {
      event.preventDefault();
      if (event.submitter?.name === "take") {
        this.takeDraft();
      } else {
        this.typed();
        this.room.push(this.name);
      }
    }

    // After a reload, or on the way back to the item.
    bringBack() {
      const kept = this.room.shelf.get(this.name);
      if (!kept) {
        return;
      }
      Object.entries(kept.mine).forEach(([name, text]) => {
        const control = this.form.elements[name];
        if (control.value === this.base[name]) {
          control.value = text;
        }
        control.closest("details")?.setAttribute("open", "");
      });
      if (kept.disputed) {
        this.choose(kept);
      }
    }

    choose(kept) {
      window.roomConflict.show(this.form, kept, (choices) => this.settle(choices));
    }

    settle(choices) {
      const { shelf, status } = this.room;
      const kept = shelf.get(this.name);
      Object.keys(choices).filter((name) => !choices[name]).forEach((name) => delete kept.mine[name]);
      const saved = { fields: kept.theirs, version: kept.theirVersion };
      this.show(saved, kept.mine);
      this.keep(this.name, saved, kept.mine);
      status.say("");
      this.room.push(this.name);
    }

    // The form begins from what is saved, and shows it where nothing is typed over it.
    show(saved, mine) {
      Object.assign(this.base, saved.fields);
      this.form.elements.version.value = saved.version;
      this.controls.filter(({ name }) => !(name in mine)).forEach((control) => {
        control.value = saved.fields[control.name];
      });
    }

    keep(name, saved, mine) {
      const { shelf } = this.room;
      if (Object.keys(mine).length) {
        shelf.put(name, { version: saved.version, base: saved.fields, mine });
      } else {
        shelf.drop(name);
      }
    }

    acknowledged(name, sent, saved) {
      const mine = this.room.shelf.get(name)?.mine ?? {};
      // What was typed while it was under way is still to be sent.
      const rest = Object.fromEntries(Object.entries(mine).filter(([field, text]) => text !== sent[field]));
      if (name === this.name) {
        this.show(saved, mine);
      }
      this.keep(name, saved, rest);
      this.room.status.say(saved.saved);
    }

    // Another saved since: what both changed is shown to be chosen from, all else goes on by itself.
    merge(name, kept, saved) {
      const { mine, disputed } = window.roomConflict.sort(kept, saved.fields);
      const shown = name === this.name;
      if (shown) {
        this.show(saved, kept.mine);
      }
      if (!disputed.length) {
        this.keep(name, saved, mine);
        this.room.push(name);
        return;
      }
      const open = { ...kept, mine, disputed, theirs: saved.fields, theirVersion: saved.version };
      this.room.shelf.put(name, open);
      if (shown) {
        this.choose(open);
        this.room.status.say(saved.conflict);
      }
    }

    // The server writes the draft wording where no decision is written, and says what the fields are then.
    async takeDraft() {
      const { line, root, shelf, status } = this.room;
      const fields = Object.fromEntries(this.controls.map(({ name, value }) => [name, value]));
      const version = this.form.elements.version.value;
      const answer = await line.send(root.dataset.outcome, { ...fields, item: this.room.item, take: "1", version }, this.room.live);
      status.heard(answer);
      if (answer.status === 200) {
        shelf.drop(this.name);
        this.show(answer.body, {});
        status.say(answer.body.saved);
      } else if (answer.status === 409) {
        this.merge(this.name, shelf.get(this.name) ?? { base: { ...this.base }, mine: {}, version }, answer.body);
      } else {
        this.room.notDone(answer);
      }
      status.tell();
    }
  }

  window.RoomOutcome = RoomOutcome;
}
