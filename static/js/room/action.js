/* The form of an action. One that was pressed waits on the shelf under its own name, so that it is entered once however
   often it is sent; one that is half typed is kept as well. */
"use strict";
{
  const { ACTION, DRAFT } = window.roomKinds;

  // A name for the next action. Only a secure address offers the short way to one.
  function another() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  class RoomAction {
    constructor(form, room) {
      this.form = form;
      this.room = room;
      this.draft = DRAFT + room.item;
      form.addEventListener("input", () => room.shelf.put(this.draft, this.read()));
      form.addEventListener("submit", (event) => this.enter(event));
      const draft = room.shelf.get(this.draft);
      if (draft) {
        this.fill(draft);
      }
    }

    read() {
      const values = {};
      new FormData(this.form).forEach((value, name) => {
        if (name === "support") {
          values.support = [...(values.support ?? []), value];
        } else if (name !== "csrfmiddlewaretoken") {
          values[name] = value;
        }
      });
      return values;
    }

    fill(values) {
      [...this.form.elements].forEach((control) => {
        if (control.type === "checkbox") {
          control.checked = (values.support ?? []).includes(control.value);
        } else if (control.name in values) {
          control.value = values[control.name];
        }
      });
    }

    enter(event) {
      event.preventDefault();
      const { shelf, status } = this.room;
      const values = this.read();
      shelf.put(ACTION + values.entry, values);
      if (!shelf.broken) {
        shelf.drop(this.draft);
        this.form.reset();
        this.form.elements.entry.value = another();
        this.form.elements.title.focus();
        this.room.push(ACTION + values.entry);
      }
      status.tell();
    }

    // One that the server refuses goes back into the form, where it can be put right.
    refused(name, values) {
      if (values.item === this.room.item) {
        this.room.shelf.drop(name);
        this.room.shelf.put(this.draft, values);
        this.fill(values);
      }
    }
  }

  window.RoomAction = RoomAction;
}
