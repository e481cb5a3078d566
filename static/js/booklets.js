// While a booklet is being made, its progress is fetched every two seconds. Without this file: "Look again".
const look = async () => {
  const list = document.getElementById('booklets')
  if (!list?.hasAttribute('data-busy')) return
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('booklets')
    if (fresh && !list.contains(document.activeElement)) list.replaceWith(fresh)
  }
  setTimeout(look, 2000)
}
setTimeout(look, 2000)
