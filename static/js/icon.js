/** <hall-icon name="search">: an icon of the one set (lucide), in the colour of the text. */

class HallIcon extends HTMLElement {
  static observedAttributes = ["name"];

  attributeChangedCallback(_, before, name) {
    if (!/^[a-z0-9-]+$/.test(name ?? "")) return;
    this.style.setProperty("--icon", `url("/lib/lucide-static/icons/${name}.svg")`);
  }
}

customElements.get("hall-icon") ?? customElements.define("hall-icon", HallIcon);
