// axe, once it is in the page.
({
  run: async ([tags, rules, without]) => {
    const found = await axe.run(without ? { include: [document], exclude: [[without]] } : document, {
      runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations', 'incomplete'], reporter: 'v2' })
    // Why axe cannot say stands in the data of its checks: the colour behind is a picture, for instance.
    const doubts = (node) => [...node.any, ...node.none].map(({ data }) => data && (data.messageKey || data.message)).filter(Boolean)
    const told = (rule, kind) => (node) => ({
      rule: rule.id, kind, target: node.target.flat().join(' '), why: [...doubts(node), node.failureSummary || ''].join(' ').slice(0, 260) })
    const list = (kind) => found[kind].flatMap((rule) => rule.nodes.map(told(rule, kind)))
    return [...list('violations'), ...list('incomplete')]
  },
})
