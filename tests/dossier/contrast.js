// The texts of a page whose contrast with their ground is below 4.5 : 1 (WCAG 2.2, 1.4.3), as a reading system
// shows them by day or by night: it sets the page's ground and ink, the book what has a colour of its own.
(mode) => {
  const page = mode === "dark" ? [0, 0, 0] : [255, 255, 255];
  const ink = mode === "dark" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)";
  document.documentElement.style.setProperty("color", ink);
  const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const over = (top, under, alpha) => top.slice(0, 3).map((c, i) => c * alpha + under[i] * (1 - alpha));
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const says = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!says || !element.getClientRects().length) continue;
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.unshift(e);
    let ground = page, opacity = 1;
    for (const e of chain) {
      const style = getComputedStyle(e), colour = parse(style.backgroundColor);
      ground = over(colour, ground, colour[3]);
      opacity *= Number(style.opacity);
    }
    const colour = parse(getComputedStyle(element).color);
    const shown = over(colour, ground, colour[3] * opacity);
    const [a, b] = [light(shown), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${element.localName}.${element.className} ${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 30)}`);
  }
  return found;
}
