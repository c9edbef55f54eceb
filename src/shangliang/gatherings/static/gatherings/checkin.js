// 签到台 · The list shrinks while initials are typed; Enter taps the only one left.
const box = document.getElementById("q");
const people = document.getElementById("people");

if (box && people) {
  const fits = (line, words) => line.dataset.find.toLowerCase().split(" ").some((part) => part.startsWith(words)) || line.dataset.find.includes(words);
  box.addEventListener("input", () => {
    const words = box.value.trim().toLowerCase();
    [...people.children].forEach((line) => { line.hidden = Boolean(words) && !fits(line, words); });
  });
  box.form.addEventListener("submit", (event) => {
    const left = [...people.children].filter((line) => !line.hidden);
    const tap = left.length === 1 && box.value.trim() ? left[0].querySelector("button[name=who]") : null;
    if (!tap) return;
    event.preventDefault();
    tap.click();
  });
}
