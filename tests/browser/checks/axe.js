// axe, once it is in the page.
({
  run: async ([tags, rules, without]) => {
    const found = await axe.run(without ? { include: [document], exclude: [[without]] } : document, {
      runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations', 'incomplete'], reporter: 'v2' })
    const list = (kind) => found[kind].flatMap((rule) => rule.nodes.map((node) => (
      { rule: rule.id, kind, target: node.target.flat().join(' '), why: (node.failureSummary || '').slice(0, 260) })))
    return [...list('violations'), ...list('incomplete')]
  },
})
