/** <hall-icon name="search">: an icon of the one set (lucide), in the colour of the text. */

/** Shapes that tell of a lost server can't be fetched from it then: they are here beforehand. */
const BEFOREHAND = ["unplug", "wifi-off", "circle-check", "triangle-alert"];

const address = (name) => `/lib/lucide-static/icons/${name}.svg`;

class HallIcon extends HTMLElement {
  static observedAttributes = ["name"];

  attributeChangedCallback(_, before, name) {
    if (!/^[a-z0-9-]+$/.test(name ?? "")) return;
    this.style.setProperty("--icon", `url("${address(name)}")`);
  }
}

customElements.get("hall-icon") ?? customElements.define("hall-icon", HallIcon);

for (const name of BEFOREHAND) fetch(address(name)).catch(() => {});
