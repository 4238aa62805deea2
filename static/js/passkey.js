// Has a device make a passkey, or sign with one, and sends what it answers with the form around the button. Where the
// browser has no such keys the button stays hidden, and the other ways remain.
"use strict";
{
  const place = document.querySelector("[data-passkey]");
  const form = place?.closest("form");
  const button = place?.querySelector("button");
  const status = place?.querySelector("[role=status]");
  const asked = JSON.parse(document.getElementById("passkey-asked").textContent)?.publicKey;
  const answer = form?.querySelector("input[name$=passkey]");

  async function ask() {
    if (place.dataset.passkey === "make") {
      return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) });
    }
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  }

  async function go() {
    if (place.dataset.passkey === "make" && !form.reportValidity()) {
      return;
    }
    status.textContent = "";
    button.disabled = true;
    try {
      const credential = await ask();
      answer.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      button.disabled = false;
      status.textContent = place.querySelector("template").content.textContent;
      button.focus();
    }
  }

  if (place && asked && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    place.hidden = false;
    button.addEventListener("click", go);
  }
}
