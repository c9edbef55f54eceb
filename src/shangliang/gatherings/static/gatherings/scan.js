// 扫码签到 · Where the browser itself can read a code: the camera's picture is looked at here and goes nowhere.
const open = document.getElementById("scan");
const shown = document.getElementById("camera");

if (open && shown && "BarcodeDetector" in window && navigator.mediaDevices) {
  const video = shown.querySelector("video");
  const box = document.getElementById("q");
  let stream = null;
  open.hidden = false;

  function close() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    shown.hidden = true;
    open.hidden = false;
  }

  async function look(detector) {
    if (!stream) return;
    const [code] = await detector.detect(video).catch(() => []);
    if (!code) return setTimeout(look, 150, detector);
    close();
    box.value = code.rawValue;
    box.form.submit();
  }

  open.addEventListener("click", async () => {
    let detector;
    try {
      detector = new window.BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      open.hidden = true; // no camera, not allowed, or no QR codes: the box takes typed codes as before
      return box.focus();
    }
    video.srcObject = stream;
    await video.play();
    shown.hidden = false;
    open.hidden = true;
    look(detector);
  });
  shown.querySelector("button").addEventListener("click", close);
}
