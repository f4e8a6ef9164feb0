// The SQL editor puts a field of its own in the place of ours once the page has loaded, and leaves it without a name.
window.addEventListener("load", () => setTimeout(() => {
  for (const field of document.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "SQL");
}));
