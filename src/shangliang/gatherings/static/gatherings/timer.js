// 计时 · Every timer counts by itself from what the server said was left; nothing is asked for meanwhile.
const started = new WeakMap();

function face(seconds) {
  const size = Math.abs(seconds);
  const two = (number) => String(number).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function tick() {
  document.querySelectorAll(".timer[data-running]").forEach((timer) => {
    if (!started.has(timer)) started.set(timer, performance.now());
    const left = Number(timer.dataset.left) - Math.floor((performance.now() - started.get(timer)) / 1000);
    timer.textContent = face(left);
    timer.classList.toggle("over", left < 0);
  });
  document.querySelectorAll("time[data-clock]").forEach((clock) => {
    if (!started.has(clock)) started.set(clock, performance.now());
    const [hour, minute] = clock.dataset.clock.split(":").map(Number);
    const now = hour * 60 + minute + Math.floor((performance.now() - started.get(clock)) / 60000);
    clock.textContent = `${String(Math.floor(now / 60) % 24).padStart(2, "0")}:${String(now % 60).padStart(2, "0")}`;
  });
}

setInterval(tick, 250);
