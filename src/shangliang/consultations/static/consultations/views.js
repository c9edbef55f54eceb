// 表态 · Comforts only: without this file every press is a page. A press that did not arrive is said so and can be repeated.
document.addEventListener("htmx:afterSwap", (event) => event.detail.elt.id === "card" && event.detail.elt.focus({ preventScroll: true }));
["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => document.addEventListener(name, (event) => {
  const card = document.getElementById("card");
  const old = card.querySelector(".message");
  if (old) old.remove();
  const line = document.createElement("p");
  line.className = "message error";
  line.setAttribute("role", "alert");
  line.textContent = card.closest("[data-failed]").dataset.failed;
  card.prepend(line);
}));
