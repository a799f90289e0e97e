// Fills a form with what a passkey answers. The form says by data-passkey whether one is made ("create") or asked for ("get"), and holds the
// question in data-options; the answer is posted by the form itself in the field "credential". Without this script, or without passkeys in
// the browser, the form stays hidden and the rest of the page serves.
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const make = form.dataset.passkey === "create";
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const fault = form.querySelector("[data-passkey-fault]");
    const button = form.querySelector("button");
    button.disabled = true;
    if (fault) fault.hidden = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const credential = make
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      button.disabled = false;
      if (fault) fault.hidden = false;
    }
  });
}
