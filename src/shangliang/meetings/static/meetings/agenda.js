// 拖动议题 · Dropping an item on another presses the form that its arrows press, with the place as `to`. Without this the arrows do.
(() => {
  let dragged = null;
  document.querySelectorAll("[data-place]").forEach((item) => {
    const form = item.querySelector("form[data-move]");
    if (!form) return;
    item.draggable = true;
    item.addEventListener("dragstart", () => { dragged = form; });
    item.addEventListener("dragend", () => { dragged = null; });
    item.addEventListener("dragover", (event) => { if (dragged && dragged !== form) event.preventDefault(); });
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!dragged || dragged === form) return;
      const to = document.createElement("input");
      to.type = "hidden";
      to.name = "to";
      to.value = item.dataset.place;
      dragged.append(to);
      dragged.submit();
    });
  });
})();
