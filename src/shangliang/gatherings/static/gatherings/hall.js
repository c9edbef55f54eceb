// 大屏 · Asks each second whether the chair has sent something; 304 mostly, and then nothing moves on the screen.
const hall = document.getElementById("hall");
const lost = document.getElementById("lost");
let stamp = "";
let failed = 0;

async function ask() {
  try {
    const answer = await fetch(hall.dataset.now, { cache: "no-store", headers: stamp ? { "If-None-Match": stamp } : {} });
    if (answer.status === 410) return location.reload();
    if (answer.status !== 200 && answer.status !== 304) throw new Error(answer.status);
    if (answer.status === 200) {
      stamp = answer.headers.get("ETag") || "";
      hall.innerHTML = await answer.text();
    }
    failed = 0;
  } catch {
    failed += 1;
  }
  lost.hidden = failed < 3;
  setTimeout(ask, 1000);
}

ask();
