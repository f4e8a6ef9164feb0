// The menus that Datasette's own scripts make: reached with the keyboard, and in Indonesian for who reads that.
const WORDS = {
  "Sort ascending": "Urutkan menaik",
  "Sort descending": "Urutkan menurun",
  "Facet by this": "Jadikan faset",
  "Hide this column": "Sembunyikan kolom ini",
  "Show all columns": "Tampilkan semua kolom",
  "Show not-blank rows": "Hanya baris yang terisi",
  "Remove this filter": "Hapus saringan ini",
  // Datasette 1.0
  "Add another filter": "Tambah saringan",
  "Choose columns": "Pilih kolom",
  "Column actions": "Tindakan kolom",
  "Tap a column to reveal actions.": "Ketuk sebuah kolom untuk melihat tindakannya.",
  "No actions available": "Tidak ada tindakan",
  "Done": "Selesai",
  "Cancel": "Batal",
  "Apply": "Terapkan",
  "Select all": "Pilih semua",
  "Deselect all": "Kosongkan",
  "counting...": "menghitung …",
};
const PATTERNS = [
  [/^Type: (.+)$/, "Jenis: $1"],
  [/^(\d+) columns?$/, "$1 kolom"],
  [/^(\d+) of (\d+) selected$/, "$1 dari $2 dipilih"],
];
const PLACES = ".dropdown-menu, dialog, .filter-row, column-chooser, .table-summary";

function said(text) {
  const known = WORDS[text.trim()];
  if (known) return known;
  const found = PATTERNS.find(([pattern]) => pattern.test(text.trim()));
  return found ? text.trim().replace(...found) : null;
}

function translate(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const better = said(node.data);
    if (better !== null) node.data = better;
  }
  for (const each of root.querySelectorAll("[aria-label], [title]")) {
    for (const name of ["aria-label", "title"]) {
      const better = said(each.getAttribute(name) || "");
      if (better !== null) each.setAttribute(name, better);
    }
  }
}

const indonesian = document.documentElement.lang === "id";

function settle(changes) {
  const there = new Set(changes.map((each) => (each.target.nodeType === 1 ? each.target : each.target.parentElement)).filter(Boolean));
  for (const each of there) if (each.closest(PLACES) || each === document.body) document.querySelectorAll(PLACES).forEach(translate);
}

// The icon that opens the menu of a column is a drawing with a click: it becomes a button, and its menu takes the focus.
function reachable(icon) {
  const column = icon.closest("th").dataset.column;
  icon.setAttribute("role", "button");
  icon.setAttribute("tabindex", "0");
  icon.setAttribute("aria-haspopup", "true");
  icon.setAttribute("aria-label", (indonesian ? "Menu kolom " : "Menu of the column ") + column);
  icon.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Enter" && pressed.key !== " ") return;
    pressed.preventDefault();
    icon.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const menu = document.querySelector("body > .dropdown-menu");
    const first = [...menu.querySelectorAll("a")].find((each) => each.offsetParent);
    if (first) first.focus();
    menu.addEventListener("keydown", (later) => {
      if (later.key !== "Escape") return;
      document.body.click();
      icon.focus();
    });
  });
}

window.addEventListener("load", () => {
  document.querySelectorAll("th .dropdown-menu-icon").forEach(reachable);
  // Datasette 1.0 has this button call its function in an attribute, which runs nowhere here.
  for (const each of document.querySelectorAll(".choose-columns-mobile")) each.addEventListener("click", () => openColumnChooser());
  if (!indonesian) return;
  document.querySelectorAll(PLACES).forEach(translate);
  new MutationObserver(settle).observe(document.body, { childList: true, subtree: true, characterData: true });
});
