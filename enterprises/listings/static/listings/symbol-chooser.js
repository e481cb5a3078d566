// The chosen symbol is seen, and not only named: whoever writes Easy Read looks at sentence and picture together.
window.SymbolChooser = class extends window.SnippetChooser {
  initHTMLElements(id) {
    super.initHTMLElements(id);
    this.drawing = this.chooserElement.querySelector("[data-symbol-drawing]");
  }

  getStateFromHTML() {
    const state = super.getStateFromHTML();
    return state && { ...state, drawing: this.drawing.getAttribute("src") };
  }

  renderState(state) {
    super.renderState(state);
    this.drawing.setAttribute("src", state.drawing);
  }
};
