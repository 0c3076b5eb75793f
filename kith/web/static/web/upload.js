// A form that takes a large file: the file may be dropped on it, and a bar shows how much is sent.
// The answer is put in the page's place. Without this script the browser sends the form as it is.

function drop(form) {
  const box = form.querySelector('input[type="file"]');
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("kith-drop--over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    form.addEventListener(kind, () => form.classList.remove("kith-drop--over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) box.files = event.dataTransfer.files;
    box.focus();
  });
}

function show(form, words, share) {
  const sending = form.querySelector("[data-kith-sending]");
  const bar = sending.querySelector("progress");
  sending.hidden = false;
  sending.querySelector("[data-kith-sending-words]").textContent = words;
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
}

function put(answer) {
  const told = new DOMParser().parseFromString(answer, "text/html");
  for (const part of [".govuk-back-link", "main"]) {
    const here = document.querySelector(part);
    const there = told.querySelector(part);
    if (here && there) here.replaceWith(there);
  }
  document.title = told.title;
  const first = document.querySelector(".govuk-error-summary, h1");
  first.setAttribute("tabindex", "-1");
  first.focus();
  window.scrollTo(0, 0);
  enhance();
}

function send(form) {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    const share = event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : null;
    show(form, share === null ? "Sending the file" : `Sending the file: ${share}%`, share);
  });
  request.upload.addEventListener("load", () => show(form, "Checking every rule", null));
  request.addEventListener("load", () => {
    if (request.status === 200) put(request.responseText);
    else form.submit();
  });
  request.addEventListener("error", () => form.submit());
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function enhance() {
  for (const form of document.querySelectorAll("[data-kith-upload]")) {
    drop(form);
    form.addEventListener("submit", (event) => {
      const wanted = form.querySelector('input[name="form"]:checked');
      if (wanted && wanted.value !== "screen") return;
      event.preventDefault();
      show(form, "Sending the file", 0);
      send(form);
    });
  }
}

enhance();
