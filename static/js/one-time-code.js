// Takes the code from behind the # of the address, which no server and no log sees, and writes it into the form.
"use strict";
{
  const field = document.querySelector("[data-from-address]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (field && code) {
    field.value = code;
    history.replaceState(null, "", location.pathname);
  }
}
